package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Booleans;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.UsageError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code kubectl config set} and {@code unset}: one value, named by its path. */
record SetProperty(boolean sets, Usage usage) implements KubectlCommand {

    static final KubectlCommand SET =
            new SetProperty(
                    true,
                    ConfigCommands.usage(
                                    "set",
                                    "PROPERTY_NAME PROPERTY_VALUE",
                                    "Set one value of a kubeconfig")
                            .about(
                                    """
                                    Set one value of a kubeconfig.

                                     PROPERTY_NAME is a path with dots: clusters.NAME.server. PROPERTY_VALUE is the new value; certificates and keys are given in base64, or as they are with --set-raw-bytes.""")
                            .example(
                                    "kubectl config set clusters.test.server https://1.2.3.4",
                                    "Change an address")
                            .example(
                                    "kubectl config set contexts.test.namespace web",
                                    "Change a namespace")
                            .flag(
                                    "set-raw-bytes",
                                    "",
                                    "Take a value of bytes as it is, not as base64."));

    static final KubectlCommand UNSET =
            new SetProperty(
                    false,
                    ConfigCommands.usage(
                                    "unset", "PROPERTY_NAME", "Remove one value of a kubeconfig")
                            .about(
                                    "Remove one value of a kubeconfig. PROPERTY_NAME is a path with dots: contexts.NAME.namespace.")
                            .example(
                                    "kubectl config unset current-context",
                                    "Let no context be current")
                            .example(
                                    "kubectl config unset contexts.test.namespace",
                                    "Remove a context's namespace"));

    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    "clusters",
                    Set.of(
                            "server",
                            "tls-server-name",
                            "insecure-skip-tls-verify",
                            "certificate-authority",
                            "certificate-authority-data",
                            "proxy-url",
                            "disable-compression",
                            "extensions"),
                    "users",
                    Set.of(
                            "client-certificate",
                            "client-certificate-data",
                            "client-key",
                            "client-key-data",
                            "token",
                            "tokenFile",
                            "act-as",
                            "act-as-uid",
                            "act-as-groups",
                            "act-as-user-extra",
                            "username",
                            "password",
                            "auth-provider",
                            "exec",
                            "extensions"),
                    "contexts",
                    Set.of("cluster", "user", "namespace", "extensions"));

    private static final Set<String> FLAGS =
            Set.of("insecure-skip-tls-verify", "disable-compression");

    @Override
    public int run(Arguments arguments, Session session) {
        ConfigCommands.require(sets ? 2 : 1, arguments, session);
        var name = arguments.words().getFirst();
        if (sets && arguments.words().getLast().isEmpty()) {
            throw Failure.of("you cannot use set to unset a property");
        }
        if (name.isEmpty()) {
            throw Failure.of("you must specify a property");
        }
        var files = new ConfigFiles(arguments, session);
        var parts = List.of(name.split("\\.", -1));
        if (name.equals("current-context")) {
            files.setCurrent(sets ? arguments.words().getLast() : "");
        } else if (FIELDS.containsKey(parts.getFirst())) {
            change(files, parts, name, arguments);
        } else {
            throw Failure.of("unable to parse " + name + " after [] at api.Config");
        }
        session.print("Property " + GoQuote.quote(name) + (sets ? " set." : " unset."));
        return 0;
    }

    private void change(ConfigFiles files, List<String> parts, String whole, Arguments arguments) {
        var list = parts.getFirst();
        var known = FIELDS.get(list);
        var end = 2;
        while (end < parts.size() && !known.contains(parts.get(end))) {
            end++;
        }
        var entryName = String.join(".", parts.subList(1, Math.min(end, parts.size())));
        var entries = files.entries(list);
        if (end >= parts.size()) {
            if (!sets && parts.size() == 1) {
                entries.keySet().forEach(name -> files.put(list, name, null));
                return;
            }
            if (sets) {
                throw Failure.of("can't set a map to a value: map[]");
            }
            files.put(list, entryName, null);
            return;
        }
        if (end + 1 < parts.size()) {
            throw Failure.of("unable to parse one or more field values of " + whole);
        }
        if (!sets && !entries.containsKey(entryName)) {
            throw Failure.of("current map key `" + entryName + "` is invalid");
        }
        var entry = entries.getOrDefault(entryName, blank(list));
        var field = parts.get(end);
        files.put(
                list,
                entryName,
                sets ? entry.put(field, value(field, arguments)) : without(entry, field, list));
    }

    private static Document blank(String list) {
        return switch (list) {
            case "clusters" -> Document.of("server", "");
            case "contexts" -> Document.of("cluster", "", "user", "");
            default -> Document.EMPTY;
        };
    }

    private static Document without(Document entry, String field, String list) {
        return blank(list).has(field) ? entry.put(field, "") : entry.remove(field);
    }

    private static Object value(String field, Arguments arguments) {
        var text = arguments.words().getLast();
        if (FLAGS.contains(field)) {
            return truth(text);
        }
        if (!field.endsWith("-data")) {
            return text;
        }
        var raw = text.getBytes(StandardCharsets.UTF_8);
        if (arguments.flag("set-raw-bytes")) {
            return Base64.getEncoder().encodeToString(raw);
        }
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(raw));
        } catch (IllegalArgumentException _) {
            var at = firstWrong(text);
            throw Failure.of("error decoding input value: illegal base64 data at input byte " + at);
        }
    }

    private static boolean truth(String text) {
        try {
            return Booleans.parse(text);
        } catch (UsageError error) {
            throw Failure.of(String.valueOf(error.getMessage()));
        }
    }

    private static int firstWrong(String text) {
        return (int)
                Arrays.stream(text.split("")).takeWhile(c -> c.matches("[A-Za-z0-9+/]")).count();
    }
}
