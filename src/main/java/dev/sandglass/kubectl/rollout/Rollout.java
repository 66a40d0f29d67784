package dev.sandglass.kubectl.rollout;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl rollout}: holds the others. */
public final class Rollout implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.DEPLOY, "rollout", "SUBCOMMAND")
                    .summary("Follow, stop, undo or repeat an update")
                    .about(
                            """
                            Follow, stop, undo or repeat the update of an object.

                             Possible types:

                              *  deployments
                              *  daemonsets
                              *  statefulsets""")
                    .example(
                            "kubectl rollout status deployment/web", "Wait until an update is done")
                    .example("kubectl rollout undo deployment/web", "Go back to what was before")
                    .example(
                            "kubectl rollout restart deployment/web",
                            "Replace all Pods, one after another")
                    .onlyGroups();

    /** The marks of the commands of this package that stand in a frozen kubectl. */
    public static final List<Class<?>> TYPES =
            List.of(
                    RolloutStatus.One.class,
                    RolloutStatus.Following.class,
                    RolloutStatus.Broken.class);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        throw new IllegalStateException("only holds others");
    }

    /** A part of rollout, with the flags that all have. */
    static Usage usage(String word, String synopsis) {
        return Usage.of(Group.PART, "rollout " + word, synopsis)
                .flags(Flags.files("that names the objects."))
                .flags(Flags.SELECTOR);
    }

    /** What the words and files name, as it is now. */
    static Targets targets(Arguments arguments, Client client) {
        if (arguments.words().isEmpty()
                && arguments.texts("filename").isEmpty()
                && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("required resource not specified");
        }
        return new Targets(client)
                .typed()
                .in(client.namespace())
                .labels(arguments.text("selector"))
                .files(arguments, client.isNamespaceTyped())
                .words(true, arguments.words())
                .continueOnError()
                .latest()
                .flatten()
                .check();
    }
}
