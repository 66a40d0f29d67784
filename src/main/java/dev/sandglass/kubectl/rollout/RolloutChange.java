package dev.sandglass.kubectl.rollout;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl rollout pause}, {@code resume} and {@code restart}: a small patch each. */
public record RolloutChange(Sort sort, Usage usage) implements KubectlCommand {

    /** Which of the three. */
    enum Sort {
        PAUSE("paused", "pausing is not supported"),
        RESUME("resumed", "resuming is not supported"),
        RESTART("restarted", "restarting is not supported");

        private final String told;
        private final String refused;

        Sort(String told, String refused) {
            this.told = told;
            this.refused = refused;
        }
    }

    public static final KubectlCommand PAUSE =
            new RolloutChange(
                    Sort.PAUSE,
                    usage("pause", "Stop an update where it is")
                            .about(
                                    "Stop an update where it is: changes are noted but not carried out until it is resumed. Only Deployments can be paused.")
                            .example("kubectl rollout pause deployment/web", "Stop web's update"));
    public static final KubectlCommand RESUME =
            new RolloutChange(
                    Sort.RESUME,
                    usage("resume", "Go on with an update that was paused")
                            .about(
                                    "Go on with an update that was paused. Only Deployments can be resumed.")
                            .example("kubectl rollout resume deployment/web", "Go on"));
    public static final KubectlCommand RESTART =
            new RolloutChange(
                    Sort.RESTART,
                    usage("restart", "Replace all Pods, one after another")
                            .about(
                                    "Replace all Pods, as an update that changes nothing but a date would.")
                            .example("kubectl rollout restart deployment/web", "Restart web"));

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private static Usage usage(String word, String summary) {
        return Rollout.usage(word, "RESOURCE")
                .summary(summary)
                .flags(Printers.flags(Printers.BASIC))
                .flags(Flags.fieldManager("kubectl-rollout"));
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var outcome = Rollout.targets(arguments, client).collect();
        var failures = new ArrayList<Failure>(outcome.failures());
        if (outcome.found().isEmpty() && failures.isEmpty()) {
            session.complain("No resources found in " + client.namespace() + " namespace.");
            return 0;
        }
        for (var target : outcome.found()) {
            try {
                var changed = change(target, arguments, client);
                session.write(Printers.ofResult(arguments, session, sort.told).print(changed));
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
        return 0;
    }

    private Document change(Target target, Arguments arguments, Client client) {
        var patch = patch(target, client);
        var request =
                client.request(Method.PATCH, target.path())
                        .withAccept(Client.ANY_JSON)
                        .withBody(patch, Request.STRATEGIC_MERGE_PATCH)
                        .with("fieldManager", arguments.text("field-manager"));
        try {
            return client.object(request);
        } catch (Refusal refusal) {
            throw refusal.prefixed("failed to patch: ");
        }
    }

    private Document patch(Target target, Client client) {
        var object = target.known();
        var kind = target.kind().name();
        var isPaused = object.flag("spec.paused");
        var isDeployment = kind.equals("Deployment");
        return switch (sort) {
            case PAUSE -> {
                require(isDeployment, target, sort.refused);
                require(!isPaused, target, "is already paused");
                yield Document.of("spec", Document.of("paused", true));
            }
            case RESUME -> {
                require(isDeployment, target, sort.refused);
                require(isPaused, target, "is not paused");
                yield Document.of("spec", Document.EMPTY.put("paused", null));
            }
            case RESTART -> {
                require(
                        List.of("Deployment", "DaemonSet", "StatefulSet").contains(kind),
                        target,
                        sort.refused);
                require(
                        !isPaused,
                        target,
                        "can't restart paused deployment (run rollout resume first)");
                yield restart(target, client);
            }
        };
    }

    private static Document restart(Target target, Client client) {
        var now = Timestamps.seconds(client.session().now());
        var before = target.known().child("spec.template.metadata.annotations").get(RESTARTED_AT);
        if (now.equals(before)) {
            throw Failure.of(
                    "failed to create patch for "
                            + target.name()
                            + ": if restart has already been triggered within the past second, please wait"
                            + " before attempting to trigger another");
        }
        var annotations = Document.EMPTY.put(RESTARTED_AT, now);
        return Document.of(
                "spec",
                Document.of(
                        "template",
                        Document.of("metadata", Document.of("annotations", annotations))));
    }

    private static void require(boolean holds, Target target, String otherwise) {
        if (!holds) {
            throw Failure.of(
                    "error: "
                            + target.kind().groupResource()
                            + " \""
                            + target.name()
                            + "\" "
                            + otherwise);
        }
    }
}
