package dev.sandglass.kubectl.config;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Help;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config delete-cluster}, {@code delete-context} and {@code delete-user}. */
record DeleteEntry(String sort, Usage usage) implements KubectlCommand {

    static final KubectlCommand CLUSTER = of("cluster");
    static final KubectlCommand CONTEXT = of("context");
    static final KubectlCommand USER = of("user");

    private static KubectlCommand of(String sort) {
        var usage =
                ConfigCommands.usage(
                                "delete-" + sort,
                                "NAME",
                                "Remove a " + sort + " from the kubeconfig")
                        .about("Remove a " + sort + " from the kubeconfig.")
                        .example(
                                "kubectl config delete-" + sort + " test",
                                "Remove the " + sort + " test");
        return new DeleteEntry(sort, usage);
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var files = new ConfigFiles(arguments, session);
        if (arguments.words().size() != 1) {
            if (sort.equals("user")) {
                throw Failure.inUse(usage, "user to delete is required");
            }
            session.write(Help.page(usage));
            return 0;
        }
        var name = arguments.words().getFirst();
        var file = files.defaultFile();
        if (!files.entries(sort + "s").containsKey(name)) {
            throw Failure.of("cannot delete " + sort + " " + name + ", not in " + file);
        }
        if (sort.equals("context") && files.currentContext().equals(name)) {
            session.complain(
                    "warning: this removed your active context, use \"kubectl config use-context\" to"
                            + " select a different one");
        }
        files.put(sort + "s", name, null);
        session.print("deleted " + sort + " " + name + " from " + file);
        return 0;
    }
}
