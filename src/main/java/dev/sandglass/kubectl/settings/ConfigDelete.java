package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config delete-context}, {@code delete-cluster}, {@code delete-user}. */
record ConfigDelete(String word, Usage usage) implements KubectlCommand {

    static final ConfigDelete CONTEXT = of("context");
    static final ConfigDelete CLUSTER = of("cluster");
    static final ConfigDelete USER = of("user");

    private static ConfigDelete of(String word) {
        var line = "kubectl config delete-" + word + " minikube";
        return new ConfigDelete(
                word,
                Config.below("delete-" + word, "NAME", "Delete a " + word)
                        .example(line, "Forget that " + word));
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().size() != 1) {
            throw Failure.inUse(usage, "you must specify a " + word + " name");
        }
        var name = arguments.words().getFirst();
        var file = new ConfigFile(arguments, session);
        if (KubeConfig.entry(file.merged(), word + "s", name) == null) {
            throw Failure.of("cannot delete " + word + " " + name + ", not in " + file.path());
        }
        if (word.equals("context") && name.equals(file.merged().text("current-context"))) {
            session.complain(
                    "warning: this removed your active context, use \"kubectl config use-context\" to"
                            + " select a different one");
        }
        file.remove(word + "s", name);
        session.print("deleted " + word + " " + name + " from " + file.path());
        return 0;
    }
}
