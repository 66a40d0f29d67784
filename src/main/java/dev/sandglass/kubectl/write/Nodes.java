package dev.sandglass.kubectl.write;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.List;

/** What cordon, uncordon and drain share: finding nodes, closing and opening them for new Pods. */
final class Nodes {

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;

    Nodes(Arguments arguments, Client client, DryRun dryRun) {
        this.arguments = arguments;
        this.client = client;
        this.dryRun = dryRun;
    }

    /** Complains, before anything else is looked at, when neither a name nor labels are given. */
    static void requireAny(Arguments arguments) {
        if (arguments.words().isEmpty() && !arguments.has("selector")) {
            throw Failure.inUse(
                    arguments.usage(), "USAGE: " + arguments.usage().name() + " NODE [flags]");
        }
    }

    List<Target> find(long chunk) {
        var words = arguments.words();
        var selector = arguments.text("selector");
        if (!words.isEmpty() && !selector.isEmpty()) {
            throw Failure.inUse(
                    arguments.usage(),
                    "error: cannot specify both a node name and a --selector option");
        }
        if (arguments.usage().find("pod-selector") != null && !isSelector("pod-selector")) {
            throw Failure.of("--pod-selector=<pod_selector> must be a valid label selector");
        }
        var targets =
                new Targets(client)
                        .typed()
                        .in(client.namespace())
                        .chunks(chunk)
                        .oneType()
                        .flatten();
        var found =
                selector.isEmpty()
                        ? targets.named("nodes", words).list()
                        : targets.labels(selector).words(false, List.of("nodes")).list();
        for (var target : found) {
            if (!target.kind().name().equals("Node")) {
                throw Failure.of(
                        "error: expected resource of type node, got \""
                                + Target.groupVersionResource(target.kind())
                                + "\"");
            }
        }
        return found;
    }

    private boolean isSelector(String flag) {
        try {
            LabelSelector.parse(arguments.text(flag));
            return true;
        } catch (Malformed _) {
            return false;
        }
    }

    /** Closes the node for new Pods, or opens it. */
    void close(Target node, boolean closed) {
        var verb = closed ? "cordon" : "uncordon";
        if (node.known().flag("spec.unschedulable") == closed) {
            print(node.known(), "already " + verb + "ed");
            return;
        }
        if (dryRun != DryRun.CLIENT) {
            var spec = Document.EMPTY.put("unschedulable", closed ? true : null);
            var request =
                    client.request(Method.PATCH, node.path())
                            .withAccept(Client.TYPED)
                            .withBody(Document.of("spec", spec), Request.STRATEGIC_MERGE_PATCH);
            try {
                client.object(dryRun.mark(request));
            } catch (Refusal refusal) {
                client.session()
                        .complain(
                                "error: unable to %s node \"%s\": %s"
                                        .formatted(verb, node.name(), refusal.said()));
                return;
            }
        }
        print(node.known(), verb + "ed");
    }

    void print(Document object, String operation) {
        client.session().write(Printers.name(object, dryRun.told(operation)));
    }
}
