package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl set serviceaccount}: lets Pods run under another account. */
public final class SetServiceAccount implements KubectlCommand {

    private static final Usage USAGE =
            Setting.usage("serviceaccount", "(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT")
                    .alias("sa")
                    .summary("Let Pods run under another ServiceAccount")
                    .about(
                            """
                            Let the Pods of a template run under another ServiceAccount.

                             Possible types: replicationcontroller (rc), deployment (deploy), daemonset (ds), job, replicaset (rs), statefulset""")
                    .example(
                            "kubectl set serviceaccount deployment web builder",
                            "web's Pods are builder")
                    .flags(Flags.RECORD);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var setting = new Setting(arguments, session).sendingAlways();
        setting.refuseLocalDryRunOfServer();
        var words = arguments.words();
        if (words.isEmpty()) {
            throw Failure.of("serviceaccount is required");
        }
        var targets = setting.targets(words.subList(0, words.size() - 1));
        return setting.change(
                targets,
                (target, _) ->
                        target.known()
                                .with(
                                        PodSpecs.path(target) + ".serviceAccountName",
                                        words.getLast()),
                "serviceaccount updated",
                "failed to patch ServiceAccountName ");
    }
}
