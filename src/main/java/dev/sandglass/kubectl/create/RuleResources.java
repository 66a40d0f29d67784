package dev.sandglass.kubectl.create;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resources of {@code --resource}, looked up and put into rules, one rule for each group. */
final class RuleResources {

    private static final List<String> VERBS =
            List.of(
                    "*",
                    "get",
                    "delete",
                    "list",
                    "create",
                    "update",
                    "patch",
                    "watch",
                    "proxy",
                    "deletecollection",
                    "use",
                    "bind",
                    "escalate",
                    "impersonate");

    /** Verbs that make sense for some resources only, named as resource.group. */
    private static final Map<String, List<String>> SPECIAL =
            Map.of(
                    "use", List.of("podsecuritypolicies.policy", "podsecuritypolicies.extensions"),
                    "bind",
                            List.of(
                                    "roles.rbac.authorization.k8s.io",
                                    "clusterroles.rbac.authorization.k8s.io"),
                    "escalate",
                            List.of(
                                    "roles.rbac.authorization.k8s.io",
                                    "clusterroles.rbac.authorization.k8s.io"),
                    "impersonate",
                            List.of(
                                    "users.",
                                    "serviceaccounts.",
                                    "groups.",
                                    "userextras.authentication.k8s.io"));

    private record One(String group, String resource, String subresource) {}

    private final List<One> all = new ArrayList<>();
    private final Client client;

    RuleResources(List<String> words, Client client) {
        this.client = client;
        for (var word : words) {
            var slash = word.indexOf('/');
            var plain = slash < 0 ? word : word.substring(0, slash);
            var dot = plain.indexOf('.');
            var one =
                    new One(
                            dot < 0 ? "" : plain.substring(dot + 1),
                            dot < 0 ? plain : plain.substring(0, dot),
                            slash < 0 ? "" : word.substring(slash + 1));
            if (word.equals("*")) {
                all.clear();
                all.add(one);
                return;
            }
            all.add(one);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Complains about resources that are not there and verbs that do not fit; warns of unusual verbs. */
    void check(List<String> verbs, Session session) {
        for (var verb : verbs) {
            if (!VERBS.contains(verb)) {
                session.complain("Warning: '" + verb + "' is not a standard resource verb");
            }
        }
        if (all.isEmpty()) {
            throw Failure.of("at least one resource must be specified");
        }
        for (var one : all) {
            if (one.resource().isEmpty()) {
                throw Failure.of("resource must be specified if apiGroup/subresource specified");
            }
            if (one.resource().equals("*")) {
                return;
            }
            checkOne(one, verbs);
        }
    }

    private void checkOne(One one, List<String> verbs) {
        var kind = find(one);
        var resource = kind == null ? one.resource() : kind.plural();
        var group = kind == null ? one.group() : kind.group();
        var isKnown = kind != null;
        for (var verb : verbs) {
            var fitting = SPECIAL.get(verb);
            if (fitting == null) {
                continue;
            }
            if (!fitting.contains(resource + "." + group)) {
                throw Failure.of(
                        "can not perform '"
                                + verb
                                + "' on '"
                                + resource
                                + "' in group '"
                                + group
                                + "'");
            }
            isKnown = true;
        }
        if (!isKnown) {
            var within = one.group().isEmpty() ? "" : " in group \"" + one.group() + "\"";
            throw Failure.verbatim(
                    "the server doesn't have a resource type \"" + one.resource() + "\"" + within);
        }
    }

    private @Nullable Kind find(One one) {
        var word = one.group().isEmpty() ? one.resource() : one.resource() + "." + one.group();
        var found = client.resources().find(word);
        if (found == null) {
            client.resources().all();
            found = client.resources().find(word);
        }
        return found;
    }

    /** One rule for each group, sorted by group. */
    List<Document> rules(List<String> verbs, List<String> names) {
        var byGroup = new TreeMap<String, List<String>>();
        for (var one : all) {
            var kind = one.resource().equals("*") ? null : find(one);
            var resource = kind == null ? one.resource() : kind.plural();
            var whole = one.subresource().isEmpty() ? resource : resource + "/" + one.subresource();
            var resources =
                    byGroup.computeIfAbsent(
                            kind == null ? one.group() : kind.group(), _ -> new ArrayList<>());
            if (!resources.contains(whole)) {
                resources.add(whole);
            }
        }
        var rules = new ArrayList<Document>();
        byGroup.forEach(
                (group, resources) -> {
                    var rule =
                            Document.of(
                                    "apiGroups",
                                    Items.of(group),
                                    "resources",
                                    resources,
                                    "verbs",
                                    verbs);
                    rules.add(names.isEmpty() ? rule : rule.put("resourceNames", names));
                });
        return rules;
    }
}
