package dev.sandglass.kubectl.settings;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl config view}: the merged configuration, secrets left out. */
final class ConfigView implements KubectlCommand {

    private static final Usage USAGE =
            Config.below("view", "[flags]", "Show the configuration in force")
                    .about(
                            "Show the merged configuration of all kubeconfig files. Certificates and tokens are left out unless --raw asks for them.")
                    .example("kubectl config view --minify", "Only what the context in use needs")
                    .flags(Printers.flags(Printers.BASIC))
                    .flag("raw", "", "Show certificates and tokens too.")
                    .flag("minify", "", "Only what the context in use needs.")
                    .flag("flatten", "", "Put the contents of files in place of their paths.")
                    .flag("merge", "", "Merge all files; it is always done.");

    private static final List<String> SECRETS =
            List.of("certificate-authority-data", "client-certificate-data", "client-key-data");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var config = new ConfigFile(arguments, session).merged();
        if (arguments.flag("minify")) {
            config = minified(config, arguments);
        }
        if (!arguments.flag("raw") && !arguments.flag("flatten")) {
            config = hidden(config);
        }
        var output = arguments.text("output").isEmpty() ? "yaml" : arguments.text("output");
        var printer = Printers.generic(output, arguments, session, null);
        if (printer == null) {
            throw Printers.unknown(output, Printers.BASIC);
        }
        session.write(printer.print(ordered(config)));
        return 0;
    }

    private static Document ordered(Document config) {
        var now = config;
        for (var list : List.of("clusters", "contexts", "users")) {
            var items = now.items(list);
            now = now.put(list, items.isEmpty() ? null : items);
        }
        return now;
    }

    private static Document minified(Document config, Arguments arguments) {
        var asked = arguments.text("context");
        var name = asked.isEmpty() ? config.text("current-context") : asked;
        if (name.isEmpty()) {
            throw Failure.of("current-context must exist in order to minify");
        }
        var context = KubeConfig.entry(config, "contexts", name);
        if (context == null) {
            throw Failure.of("cannot locate context " + name);
        }
        return config.put("current-context", name)
                .put("contexts", only(config.items("contexts"), name))
                .put("clusters", only(config.items("clusters"), context.text("cluster")))
                .put("users", only(config.items("users"), context.text("user")));
    }

    private static Items only(Items items, String name) {
        return items.only(entry -> entry.text("name").equals(name));
    }

    private static Document hidden(Document config) {
        var clusters =
                config.items("clusters").mapped(e -> e.put("cluster", hide(e.child("cluster"))));
        var users = config.items("users").mapped(e -> e.put("user", hide(e.child("user"))));
        return config.put("clusters", clusters).put("users", users);
    }

    private static Document hide(Document entry) {
        var now = entry;
        for (var secret : SECRETS) {
            if (now.has(secret)) {
                now = now.put(secret, "DATA+OMITTED");
            }
        }
        for (var secret : List.of("token", "password")) {
            if (now.has(secret)) {
                now = now.put(secret, "REDACTED");
            }
        }
        return now;
    }
}
