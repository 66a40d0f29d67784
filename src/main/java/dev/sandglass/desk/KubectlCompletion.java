package dev.sandglass.desk;

import dev.sandglass.api.View;
import dev.sandglass.kubectl.Commands;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.GlobalFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Tab proposes behind {@code kubectl}: commands, flags and their values, kinds, names of objects, containers, contexts. Follows
 * what {@code kubectl completion bash} installs; kinds go by their short plural names.
 */
final class KubectlCompletion {

    private static final List<String> RUNNING = List.of("logs", "exec", "attach", "cp", "debug");
    private static final List<String> OF_NODES = List.of("cordon", "uncordon", "drain", "top node");
    private static final List<String> OF_FILES = List.of("filename", "kustomize", "from-file");

    /** The kinds of commands that take only some. */
    private static final Map<String, List<String>> SOME_KINDS =
            Map.of(
                    "rollout", List.of("daemonsets", "deployments", "statefulsets"),
                    "scale", List.of("deployments", "replicasets", "statefulsets"),
                    "autoscale", List.of("deployments", "replicasets", "statefulsets"),
                    "expose", List.of("deployments", "pods", "replicasets", "services"),
                    "set",
                            List.of(
                                    "cronjobs",
                                    "daemonsets",
                                    "deployments",
                                    "jobs",
                                    "pods",
                                    "replicasets",
                                    "services",
                                    "statefulsets"),
                    "taint", List.of("nodes"));

    private static final List<String> OF_ALL_KINDS =
            List.of("get", "describe", "delete", "edit", "label", "annotate", "patch", "wait");

    private static final Map<String, List<String>> CONFIG =
            Map.of(
                    "config use-context", List.of("contexts"),
                    "config delete-context", List.of("contexts"),
                    "config rename-context", List.of("contexts"),
                    "config set-context", List.of("contexts"),
                    "config get-contexts", List.of("contexts"),
                    "config set-cluster", List.of("clusters"),
                    "config delete-cluster", List.of("clusters"),
                    "config set-credentials", List.of("users"),
                    "config delete-user", List.of("users"));

    private final CompletionNames names;
    private final DeskConfig config;

    KubectlCompletion(View objects, DeskConfig config) {
        this.names = new CompletionNames(objects);
        this.config = config;
    }

    /**
     * What stands before the word that is being typed.
     *
     * @param command null while there is none
     * @param words behind the command, without flags
     * @param flags with their values
     * @param awaited the flag whose value is being typed; null for none
     */
    private record Before(
            @Nullable KubectlCommand command,
            List<String> words,
            Map<String, String> flags,
            @Nullable Flag awaited,
            boolean dash) {

        String name() {
            return command == null ? "" : command.usage().name();
        }
    }

    /** The proposals; null where files are to be proposed. */
    @Nullable Stream<String> propose(List<String> typed, String begun) {
        var before = read(typed);
        if (before.awaited() != null) {
            return values(before, before.awaited(), begun);
        }
        if (before.dash()) {
            return Stream.empty();
        }
        var equals = begun.indexOf('=');
        if (begun.startsWith("--") && equals > 0) {
            var flag = flag(before.command(), begun.substring(0, equals));
            var values = flag == null ? null : values(before, flag, begun.substring(equals + 1));
            return values == null ? null : values.map(v -> begun.substring(0, equals + 1) + v);
        }
        if (begun.startsWith("-")) {
            return flags(before.command(), begun);
        }
        return words(before, begun);
    }

    // ---- reading what is there ----

    private static Before read(List<String> typed) {
        KubectlCommand command = null;
        var words = new ArrayList<String>();
        var flags = new TreeMap<String, String>();
        for (var i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            if (word.equals("--")) {
                return new Before(command, words, flags, null, true);
            }
            if (word.startsWith("-") && word.length() > 1) {
                var flag = flag(command, word);
                var equals = word.indexOf('=');
                if (flag != null && equals > 0) {
                    flags.put(flag.name(), word.substring(equals + 1));
                } else if (flag != null && flag.bare() == null) {
                    if (i == typed.size() - 1) {
                        return new Before(command, words, flags, flag, false);
                    }
                    flags.put(flag.name(), typed.get(++i));
                }
                continue;
            }
            var next =
                    words.isEmpty()
                            ? Commands.find(command == null ? "" : command.usage().name(), word)
                            : null;
            if (next == null) {
                words.add(word);
            } else {
                command = next;
            }
        }
        return new Before(command, words, flags, null, false);
    }

    private static @Nullable Flag flag(@Nullable KubectlCommand command, String typed) {
        var bare = typed.replaceFirst("^--?", "").replaceFirst("=.*$", "");
        var usage = command == null ? Commands.ALL.getFirst().usage() : command.usage();
        return typed.startsWith("--")
                ? usage.find(bare)
                : bare.length() == 1 ? usage.findShort(bare) : null;
    }

    private static Stream<String> flags(@Nullable KubectlCommand command, String begun) {
        var own =
                command == null
                        ? Stream.<Flag>empty()
                        : command.usage().flags().values().stream().filter(it -> !it.hidden());
        return Stream.concat(own, GlobalFlags.BY_NAME.values().stream())
                .map(it -> "--" + it.name())
                .distinct()
                .filter(it -> it.startsWith(begun))
                .map(it -> it + " ");
    }

    private String namespace(Before before) {
        var typed = before.flags().get("namespace");
        return typed == null ? config.namespace(before.flags().get("context")) : typed;
    }

    // ---- values of flags ----

    private @Nullable Stream<String> values(Before before, Flag flag, String begun) {
        if (OF_FILES.contains(flag.name())) {
            return null;
        }
        var values =
                switch (flag.name()) {
                    case "namespace" -> names.of("namespaces", "");
                    case "context" -> config.names("contexts");
                    case "cluster" -> config.names("clusters");
                    case "user" -> config.names("users");
                    case "output" -> CompletionNames.formats(before.name());
                    case "container" -> containers(before);
                    default -> CompletionNames.choices(before.name(), flag.name());
                };
        return begun(values, begun);
    }

    /** Words that begin so; those that end in {@code =} go on without a space. */
    private static Stream<String> begun(Stream<String> words, String begun) {
        return words.filter(it -> it.startsWith(begun))
                .map(it -> it.endsWith("=") || it.endsWith(":") ? it : it + " ");
    }

    private Stream<String> containers(Before before) {
        return before.words().isEmpty()
                ? Stream.empty()
                : names.containers(before.words().getFirst(), namespace(before));
    }

    // ---- words ----

    private Stream<String> words(Before before, String begun) {
        var name = before.name();
        var below = Commands.listedUnder(name);
        if (before.words().isEmpty() && !below.isEmpty()) {
            var commands = begun(below.stream().map(it -> it.usage().word()), begun).toList();
            if (!commands.isEmpty() || holdsOnlyOthers(before.command())) {
                return commands.stream();
            }
        }
        if (OF_NODES.contains(name)) {
            return begun(others(names.of("nodes", ""), before), begun);
        }
        if (name.equals("top pod") || RUNNING.contains(name)) {
            return begun(running(before, begun), begun);
        }
        if (CONFIG.containsKey(name)) {
            return before.words().isEmpty()
                    ? begun(config.names(CONFIG.get(name).getFirst()), begun)
                    : Stream.empty();
        }
        if (name.startsWith("certificate ")) {
            return begun(names.of("certificatesigningrequests.certificates.k8s.io", ""), begun);
        }
        if (name.equals("explain")) {
            return names.fields(begun);
        }
        var kinds = SOME_KINDS.get(name.isEmpty() ? "" : name.split(" ")[0]);
        return kinds != null || OF_ALL_KINDS.contains(name)
                ? begun(objects(before, kinds, begun), begun)
                : Stream.empty();
    }

    private static boolean holdsOnlyOthers(@Nullable KubectlCommand command) {
        return command == null || command.usage().holdsOnlyOthers();
    }

    private Stream<String> others(Stream<String> all, Before before) {
        return all.filter(it -> !before.words().contains(it));
    }

    /** Pods, or {@code TYPE/NAME} of what has Pods; for logs the container behind the Pod. */
    private Stream<String> running(Before before, String begun) {
        if (!before.words().isEmpty()) {
            return before.name().equals("logs") ? containers(before) : Stream.empty();
        }
        if (begun.contains("/")) {
            return slashed(begun, namespace(before));
        }
        var pods = names.of("pods", namespace(before));
        return before.name().equals("cp") ? pods.map(it -> it + ":") : pods;
    }

    private Stream<String> slashed(String begun, String namespace) {
        var prefix = begun.substring(0, begun.indexOf('/') + 1);
        return names.ofKind(prefix.substring(0, prefix.length() - 1), namespace)
                .map(it -> prefix + it);
    }

    private Stream<String> objects(Before before, @Nullable List<String> kinds, String begun) {
        var namespace = namespace(before);
        if (begun.contains("/")) {
            return slashed(begun, namespace);
        }
        if (before.words().isEmpty()) {
            return kinds == null ? names.kinds() : kinds.stream();
        }
        var first = before.words().getFirst();
        if (before.name().equals("set image")
                && (first.contains("/") || before.words().size() > 1)) {
            return names.containersOf(first, before.words(), namespace).map(it -> it + "=");
        }
        return first.contains("/")
                ? Stream.empty()
                : others(names.ofKind(first, namespace), before);
    }
}
