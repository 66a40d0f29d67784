package dev.sandglass.kubectl.config;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config get-clusters} and {@code get-users}. */
record EntryNames(String list, Usage usage) implements KubectlCommand {

    static final KubectlCommand CLUSTERS = of(ConfigFiles.CLUSTERS);
    static final KubectlCommand USERS = of(ConfigFiles.USERS);

    private static KubectlCommand of(String list) {
        var usage =
                ConfigCommands.usage(
                                "get-" + list, "[flags]", "List the " + list + " of the kubeconfig")
                        .about("List the " + list + " of the kubeconfig.")
                        .example(
                                "kubectl config get-" + list,
                                "Which " + list + " does kubectl know?");
        return new EntryNames(list, usage);
    }

    @Override
    public int run(Arguments arguments, Session session) {
        session.print("NAME");
        new ConfigFiles(arguments, session).entries(list).keySet().forEach(session::print);
        return 0;
    }
}
