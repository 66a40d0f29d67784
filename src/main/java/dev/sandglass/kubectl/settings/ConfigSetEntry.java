package dev.sandglass.kubectl.settings;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.shell.FileProblem;
import java.util.Base64;
import java.util.List;

/** {@code kubectl config set-context}, {@code set-cluster}, {@code set-credentials}: makes or changes an entry. */
record ConfigSetEntry(String list, Usage usage) implements KubectlCommand {

    static final ConfigSetEntry CONTEXT =
            new ConfigSetEntry(
                    "contexts",
                    Config.below(
                                    "set-context",
                                    "[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]",
                                    "Make or change a context")
                            .example(
                                    "kubectl config set-context --current --namespace=dev",
                                    "Work in the namespace dev from now on")
                            .flag("current", "", "Change the context in use."));
    static final ConfigSetEntry CLUSTER =
            new ConfigSetEntry(
                    "clusters",
                    Config.below(
                                    "set-cluster",
                                    "NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]",
                                    "Make or change a cluster")
                            .example(
                                    "kubectl config set-cluster e2e --server=https://1.2.3.4",
                                    "Where e2e is")
                            .flag(
                                    "embed-certs",
                                    "",
                                    "Put the certificate into the file, not its path.")
                            .text("proxy-url", "", "The proxy to reach the server through."));
    static final ConfigSetEntry USER =
            new ConfigSetEntry(
                    "users",
                    Config.below(
                                    "set-credentials",
                                    "NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token]",
                                    "Make or change a user")
                            .example(
                                    "kubectl config set-credentials cluster-admin --token=abc",
                                    "By what cluster-admin is known")
                            .flag(
                                    "embed-certs",
                                    "",
                                    "Put certificate and key into the file, not their paths.")
                            .text("username", "", "Who, for basic authentication.")
                            .text("password", "", "The password that goes with it."));

    private static final List<String> CERTIFICATES =
            List.of("certificate-authority", "client-certificate", "client-key");

    @Override
    public int run(Arguments arguments, Session session) {
        var file = new ConfigFile(arguments, session);
        var isCurrent = list.equals("contexts") && arguments.flag("current");
        if (arguments.words().size() != (isCurrent ? 0 : 1)) {
            throw Failure.inUse(
                    usage, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        var name = isCurrent ? file.merged().text("current-context") : arguments.words().getFirst();
        if (name.isEmpty()) {
            throw Failure.of("no current context is set");
        }
        var isThere = KubeConfig.entry(file.merged(), list, name) != null;
        file.change(list, name, entry -> changed(entry, arguments, session));
        var word = list.equals("users") ? "User" : list.equals("clusters") ? "Cluster" : "Context";
        var done = list.equals("contexts") ? (isThere ? "modified" : "created") : "set";
        session.print(word + " \"" + name + "\" " + done + ".");
        return 0;
    }

    private Document changed(Document entry, Arguments arguments, Session session) {
        var now = entry;
        var fields =
                switch (list) {
                    case "contexts" -> List.of("cluster", "user", "namespace");
                    case "clusters" ->
                            List.of(
                                    "server",
                                    "tls-server-name",
                                    "proxy-url",
                                    "certificate-authority");
                    default ->
                            List.of(
                                    "client-certificate",
                                    "client-key",
                                    "token",
                                    "username",
                                    "password");
                };
        for (var field : fields) {
            if (arguments.has(field)) {
                now = set(now, field, arguments, session);
            }
        }
        if (list.equals("clusters") && arguments.has("insecure-skip-tls-verify")) {
            now = now.put("insecure-skip-tls-verify", arguments.flag("insecure-skip-tls-verify"));
        }
        return now;
    }

    private Document set(Document entry, String field, Arguments arguments, Session session) {
        var value = arguments.text(field);
        if (!CERTIFICATES.contains(field)) {
            return value.isEmpty() ? entry.remove(field) : entry.put(field, value);
        }
        if (!arguments.flag("embed-certs")) {
            return entry.remove(field + "-data").put(field, session.resolve(value));
        }
        try {
            var data = Base64.getEncoder().encodeToString(session.readFile(value));
            return entry.remove(field).put(field + "-data", data);
        } catch (FileProblem problem) {
            throw Failure.of(
                    "could not stat "
                            + field
                            + " file "
                            + value
                            + ": stat "
                            + value
                            + ": no such file or directory");
        }
    }
}
