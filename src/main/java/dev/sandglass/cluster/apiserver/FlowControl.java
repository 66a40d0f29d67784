package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.User;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.document.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which FlowSchema lets a request in, as upstream's API Priority and Fairness chooses it: the first that matches, by
 * precedence and then by name. Read from the objects of one state of the store, when the first request comes; as long as
 * those are the same, all clusters that were forked share it.
 *
 * <p>Simulated: the choice, which answers show in their headers. Left out: queues and limits, for requests here take
 * no time.
 */
public final class FlowControl {

    /** Of a cluster without objects. */
    public static final FlowControl NONE = new FlowControl(Root.EMPTY);

    private static final String SCHEMAS = "flowschemas.flowcontrol.apiserver.k8s.io";
    private static final String LEVELS = "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io";

    private static final String ACCOUNT = "system:serviceaccount:";

    /** The uids that answers show. */
    record Choice(String schema, String level) {
        static final Choice NONE = new Choice("", "");
    }

    /**
     * What the rules look at.
     *
     * @param path empty for objects
     * @param resource with its subresource: {@code pods/log}; empty for other paths
     */
    record Digest(
            User user, String verb, String path, String group, String resource, String namespace) {}

    private record Flow(List<Rule> rules, Choice choice) {}

    private record Rule(List<Subject> subjects, List<Objects> objects, List<Pages> pages) {}

    private record Subject(String kind, String name, String namespace) {
        boolean is(User user) {
            return switch (kind) {
                case "User" -> name.equals("*") || name.equals(user.name());
                case "Group" -> name.equals("*") || user.isIn(name);
                default -> isAccount(user.name());
            };
        }

        private boolean isAccount(String user) {
            if (!user.startsWith(ACCOUNT)) {
                return false;
            }
            var prefix = ACCOUNT + namespace + ":";
            return name.equals("*") ? user.startsWith(prefix) : user.equals(prefix + name);
        }
    }

    private record Objects(
            Set<String> verbs,
            Set<String> groups,
            Set<String> resources,
            Set<String> namespaces,
            boolean clusterScope) {
        boolean fit(Digest digest) {
            return has(verbs, digest.verb())
                    && has(groups, digest.group())
                    && has(resources, digest.resource())
                    && (digest.namespace().isEmpty()
                            ? clusterScope
                            : has(namespaces, digest.namespace()));
        }
    }

    private record Pages(Set<String> verbs, List<String> paths) {
        boolean fit(Digest digest) {
            return has(verbs, digest.verb())
                    && paths.stream().anyMatch(it -> leads(it, digest.path()));
        }
    }

    private final Object schemas;
    private final Object levels;
    private volatile @Nullable List<Flow> known;

    FlowControl(Root root) {
        this.schemas = root.all(SCHEMAS);
        this.levels = root.all(LEVELS);
    }

    /** What the objects of this root say: this one, unless they are others. */
    FlowControl in(Root root) {
        return root.all(SCHEMAS) == schemas && root.all(LEVELS) == levels
                ? this
                : new FlowControl(root);
    }

    /**
     * What lets a request in.
     *
     * @param root one that this is {@link #in}
     */
    Choice choose(Digest digest, Root root) {
        for (var flow : flows(root)) {
            for (var rule : flow.rules()) {
                if (matches(rule, digest)) {
                    return flow.choice();
                }
            }
        }
        return Choice.NONE;
    }

    private static boolean matches(Rule rule, Digest digest) {
        return isAmong(rule.subjects(), digest)
                && (digest.path().isEmpty()
                        ? fitsObject(rule.objects(), digest)
                        : rule.pages().stream().anyMatch(it -> it.fit(digest)));
    }

    // Loops, for this is asked with every request.
    private static boolean isAmong(List<Subject> subjects, Digest digest) {
        for (var subject : subjects) {
            if (subject.is(digest.user())) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsObject(List<Objects> objects, Digest digest) {
        for (var some : objects) {
            if (some.fit(digest)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Set<String> patterns, String value) {
        return patterns.contains("*") || patterns.contains(value);
    }

    private static boolean leads(String pattern, String path) {
        return pattern.equals("*")
                || pattern.equals(path)
                || pattern.endsWith("/*")
                        && path.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    // ---- reading what is stored ----

    private List<Flow> flows(Root root) {
        var flows = known;
        if (flows == null) {
            flows = read(root);
            known = flows;
        }
        return flows;
    }

    private static List<Flow> read(Root root) {
        return root.list(SCHEMAS)
                .sorted(
                        Comparator.comparingLong(
                                        (Document it) -> it.number("spec.matchingPrecedence", 0))
                                .thenComparing(it -> it.text("metadata.name")))
                .map(schema -> flow(schema, root))
                .toList();
    }

    private static Flow flow(Document schema, Root root) {
        var name = schema.text("spec.priorityLevelConfiguration.name");
        var level = root.get(new ObjectKey(LEVELS, "", name));
        var uid = level == null ? "" : level.text("metadata.uid");
        var rules = schema.items("spec.rules").documents().map(FlowControl::rule).toList();
        return new Flow(rules, new Choice(schema.text("metadata.uid"), uid));
    }

    private static Rule rule(Document rule) {
        return new Rule(
                rule.items("subjects").documents().map(FlowControl::subject).toList(),
                rule.items("resourceRules").documents().map(FlowControl::objects).toList(),
                rule.items("nonResourceRules").documents().map(FlowControl::pages).toList());
    }

    private static Subject subject(Document subject) {
        var kind = subject.text("kind");
        var who =
                switch (kind) {
                    case "User" -> subject.child("user");
                    case "Group" -> subject.child("group");
                    default -> subject.child("serviceAccount");
                };
        return new Subject(kind, who.text("name"), who.text("namespace"));
    }

    private static Objects objects(Document rule) {
        return new Objects(
                texts(rule, "verbs"),
                texts(rule, "apiGroups"),
                texts(rule, "resources"),
                texts(rule, "namespaces"),
                rule.flag("clusterScope"));
    }

    private static Pages pages(Document rule) {
        return new Pages(
                texts(rule, "verbs"), List.copyOf(rule.items("nonResourceURLs").texts().toList()));
    }

    private static Set<String> texts(Document rule, String key) {
        return rule.items(key).texts().collect(Collectors.toUnmodifiableSet());
    }
}
