package dev.sandglass.kubectl.settings;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl config set} and {@code unset}: one property, by its path. */
record ConfigSet(boolean sets, Usage usage) implements KubectlCommand {

    static final ConfigSet SET =
            new ConfigSet(
                    true,
                    Config.below(
                                    "set",
                                    "PROPERTY_NAME PROPERTY_VALUE",
                                    "Set one property of a kubeconfig file")
                            .example(
                                    "kubectl config set clusters.my-cluster.server https://1.2.3.4",
                                    "Where my-cluster is")
                            .flag(
                                    "set-raw-bytes",
                                    "",
                                    "The value is base64 and stands for bytes."));
    static final ConfigSet UNSET =
            new ConfigSet(
                    false,
                    Config.below(
                                    "unset",
                                    "PROPERTY_NAME",
                                    "Remove one property of a kubeconfig file")
                            .example("kubectl config unset current-context", "Use no context"));

    private static final List<String> LISTS = List.of("clusters", "contexts", "users");

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.size() != (sets ? 2 : 1)) {
            throw Failure.inUse(usage, "Unexpected args: [" + String.join(" ", words) + "]");
        }
        var property = words.getFirst();
        var value = sets ? words.get(1) : "";
        var file = new ConfigFile(arguments, session);
        var parts = List.of(property.split("\\."));
        if (parts.size() == 1 && parts.getFirst().equals("current-context")) {
            file.changeFile(config -> config.put("current-context", value));
        } else if (LISTS.contains(parts.getFirst())) {
            entry(file, parts, value);
        } else {
            throw Failure.of("unable to parse " + property + " after [] at api.Config");
        }
        session.print("Property \"" + property + "\" " + (sets ? "set." : "unset."));
        return 0;
    }

    /** A name may have dots: it is the longest that an entry has, else all but the last word. */
    private void entry(ConfigFile file, List<String> parts, String value) {
        var list = parts.getFirst();
        if (parts.size() == 1) {
            file.changeFile(config -> config.put(list, dev.sandglass.document.Items.EMPTY));
            return;
        }
        for (var end = parts.size(); end > 1; end--) {
            var name = String.join(".", parts.subList(1, end));
            if (KubeConfig.entry(file.merged(), list, name) != null) {
                change(file, list, name, parts.subList(end, parts.size()), value);
                return;
            }
        }
        if (sets) {
            var name = String.join(".", parts.subList(1, Math.max(2, parts.size() - 1)));
            change(
                    file,
                    list,
                    name,
                    parts.subList(Math.max(2, parts.size() - 1), parts.size()),
                    value);
        }
    }

    private void change(
            ConfigFile file, String list, String name, List<String> field, String value) {
        if (field.isEmpty()) {
            if (!sets) {
                file.remove(list, name);
            }
            return;
        }
        var path = String.join(".", field);
        file.change(
                list,
                name,
                (Document entry) -> sets ? entry.with(path, typed(value)) : entry.without(path));
    }

    private static Object typed(String value) {
        return value.equals("true") || value.equals("false")
                ? (Object) Boolean.valueOf(value)
                : value;
    }
}
