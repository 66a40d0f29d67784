package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.SelectorWords;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create poddisruptionbudget}. */
public final class CreatePodDisruptionBudget implements KubectlCommand {

    private static final String AMOUNT = "[0-9]+%?";

    private static final Usage USAGE =
            Creation.usage(
                            "poddisruptionbudget",
                            "NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]")
                    .alias("pdb")
                    .summary("Make a PodDisruptionBudget")
                    .about(
                            "Make a PodDisruptionBudget: how many of the selected Pods must stay while nodes are drained.")
                    .example(
                            "kubectl create pdb web --selector=app=web --min-available=1",
                            "One Pod stays")
                    .example(
                            "kubectl create pdb web --selector=app=web --max-unavailable=50%",
                            "Half of them may go")
                    .text(
                            "max-unavailable",
                            "",
                            "How many Pods may be gone, a number or a percentage.")
                    .text("min-available", "", "How many Pods must stay, a number or a percentage.")
                    .text("selector", "", "Labels of the Pods.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        validate(arguments);
        var spec = Document.of("selector", SelectorWords.selector(arguments.text("selector")));
        spec =
                arguments.text("min-available").isEmpty()
                        ? spec.put("maxUnavailable", amount(arguments.text("max-unavailable")))
                        : spec.put("minAvailable", amount(arguments.text("min-available")));
        var object =
                Document.of(
                        "apiVersion",
                        "policy/v1",
                        "kind",
                        "PodDisruptionBudget",
                        "metadata",
                        creation.metadata(name),
                        "spec",
                        spec);
        return creation.run(
                object, "poddisruptionbudgets", true, "failed to create poddisruptionbudgets: ");
    }

    private static void validate(Arguments arguments) {
        var most = arguments.text("max-unavailable");
        var least = arguments.text("min-available");
        if (arguments.text("selector").isEmpty()) {
            throw Failure.of("a selector must be specified");
        }
        if (most.isEmpty() && least.isEmpty()) {
            throw Failure.of("one of min-available or max-unavailable must be specified");
        }
        if (!most.isEmpty() && !least.isEmpty()) {
            throw Failure.of("min-available and max-unavailable cannot be both specified");
        }
        if (!least.isEmpty() && !least.matches(AMOUNT)) {
            throw Failure.of("invalid format specified for min-available");
        }
        if (!most.isEmpty() && !most.matches(AMOUNT)) {
            throw Failure.of("invalid format specified for max-unavailable");
        }
    }

    private static Object amount(String text) {
        return text.endsWith("%") ? text : Long.valueOf(text);
    }
}
