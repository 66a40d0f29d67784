package dev.sandglass.kubectl.rollout;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.ReplicaSets;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.describe.Templates;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.Set;

/** {@code kubectl rollout undo}: gives an object back the Pod template of an earlier revision. */
public final class RolloutUndo implements KubectlCommand {

    private static final Usage USAGE =
            Rollout.usage("undo", "(TYPE NAME | TYPE/NAME) [flags]")
                    .summary("Go back to an earlier revision")
                    .about("Go back to the revision before, or to the one that is named.")
                    .example("kubectl rollout undo deployment/web", "To the one before")
                    .example(
                            "kubectl rollout undo deployment/web --to-revision=3",
                            "To the third one")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.DRY_RUN)
                    .flags(
                            Flag.of(
                                    "to-revision",
                                    "",
                                    Flag.Type.INT64,
                                    "0",
                                    "The revision to go back to; 0 means the one before."));

    private static final Set<String> KEPT =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    "deployment.kubernetes.io/revision",
                    "deployment.kubernetes.io/revision-history",
                    "deployment.kubernetes.io/desired-replicas",
                    "deployment.kubernetes.io/max-replicas",
                    "deprecated.deployment.rollback.to");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        var wanted = arguments.number("to-revision");
        Rollout.targets(arguments, client)
                .each(
                        target -> {
                            var result = undo(target, wanted, dryRun, client);
                            session.write(
                                    Printers.ofResult(arguments, session, dryRun.told(result))
                                            .print(target.known()));
                        });
        return 0;
    }

    private static String undo(Target target, long wanted, DryRun dryRun, Client client) {
        return switch (target.kind().name()) {
            case "Deployment" -> undoDeployment(target, wanted, dryRun, client);
            case "DaemonSet", "StatefulSet" -> undoOther(target, wanted, dryRun, client);
            default ->
                    throw Failure.of(
                            "no rollbacker has been implemented for \""
                                    + target.kind().name()
                                    + (target.kind().group().isEmpty()
                                            ? ""
                                            : "." + target.kind().group())
                                    + "\"");
        };
    }

    private static String undoDeployment(Target target, long wanted, DryRun dryRun, Client client) {
        if (wanted < 0) {
            throw notFound(wanted);
        }
        var deployment = client.object(client.get(target.path()).withAccept(Client.TYPED));
        var set = find(Revisions.replicaSets(deployment, client), wanted, target.name());
        var template = set.child("spec.template");
        if (dryRun == DryRun.CLIENT) {
            return Templates.raw(template);
        }
        if (deployment.flag("spec.paused")) {
            throw Failure.of(
                    "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
        }
        template = withoutHash(template);
        if (template.equals(withoutHash(deployment.child("spec.template")))) {
            return "skipped rollback (current template already matches revision " + wanted + ")";
        }
        var patch =
                Items.of(
                        Document.of("op", "replace", "path", "/spec/template", "value", template),
                        Document.of(
                                "op", "replace",
                                "path", "/metadata/annotations",
                                "value", annotations(deployment, set)));
        send(target, Json.bytes(patch), Request.JSON_PATCH, wanted, dryRun, client);
        return "rolled back";
    }

    private static Document withoutHash(Document template) {
        return template.with(
                "metadata.labels", template.child("metadata.labels").remove("pod-template-hash"));
    }

    private static Document find(ReplicaSets sets, long wanted, String name) {
        var numbered = new ArrayList<Document>();
        for (var set : sets.all()) {
            var number = ReplicaSets.revision(set);
            if (wanted > 0 && number == wanted) {
                return set;
            }
            if (number > 0) {
                numbered.add(set);
            }
        }
        if (wanted > 0) {
            throw notFound(wanted);
        }
        numbered.sort((a, b) -> Long.compare(ReplicaSets.revision(b), ReplicaSets.revision(a)));
        if (numbered.size() < 2) {
            throw Failure.of("no rollout history found for deployment \"" + name + "\"");
        }
        return numbered.get(1);
    }

    private static Document annotations(Document deployment, Document set) {
        var annotations = Document.EMPTY;
        var own = deployment.child("metadata.annotations");
        for (var key : own.keys()) {
            annotations = KEPT.contains(key) ? annotations.put(key, own.get(key)) : annotations;
        }
        var old = set.child("metadata.annotations");
        for (var key : old.keys()) {
            annotations = KEPT.contains(key) ? annotations : annotations.put(key, old.get(key));
        }
        return annotations;
    }

    private static String undoOther(Target target, long wanted, DryRun dryRun, Client client) {
        if (wanted < 0) {
            throw notFound(wanted);
        }
        var history = Revisions.of(target, client);
        var numbers = new ArrayList<>(history.byNumber().keySet());
        if (wanted == 0 && numbers.size() < 2) {
            throw Failure.of("no last revision to roll back to");
        }
        var number = wanted == 0 ? numbers.get(numbers.size() - 2) : wanted;
        var revision = history.byNumber().get(number);
        if (revision == null) {
            throw notFound(wanted);
        }
        if (dryRun == DryRun.CLIENT) {
            return Templates.raw(history.template(revision));
        }
        var template = history.template(revision).remove("$patch");
        if (template.equals(history.owner().child("spec.template"))) {
            return "skipped rollback (current template already matches revision " + wanted + ")";
        }
        send(
                target,
                Json.bytes(revision.child("data")),
                Request.STRATEGIC_MERGE_PATCH,
                wanted,
                dryRun,
                client);
        return "rolled back";
    }

    private static void send(
            Target target, byte[] patch, String type, long wanted, DryRun dryRun, Client client) {
        var request =
                client.request(Method.PATCH, target.path())
                        .withAccept(Client.TYPED)
                        .withBody(new Request.Body.Raw(patch, type));
        try {
            client.object(dryRun.mark(request));
        } catch (Refusal refusal) {
            throw refusal.prefixed("failed restoring revision " + wanted + ": ");
        }
    }

    private static Failure notFound(long revision) {
        return Failure.of("unable to find specified revision " + revision + " in history");
    }
}
