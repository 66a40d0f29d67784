package dev.sandglass.kubectl.rollout;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.describe.Templates;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl rollout history}: the revisions that an object has had. */
public final class RolloutHistory implements KubectlCommand {

    private static final String CAUSE = "kubernetes.io/change-cause";

    private static final Usage USAGE =
            Rollout.usage("history", "(TYPE NAME | TYPE/NAME) [flags]")
                    .summary("List earlier revisions, or show one")
                    .about("List the revisions that there were, or show one of them.")
                    .example("kubectl rollout history deployment/web", "The revisions of web")
                    .example(
                            "kubectl rollout history deployment/web --revision=3",
                            "What the third one was")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(
                            Flag.of(
                                    "revision",
                                    "",
                                    Flag.Type.INT64,
                                    "0",
                                    "The revision to show, with its Pod template."));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var targets = Rollout.targets(arguments, client);
        var revision = arguments.number("revision");
        if (revision < 0) {
            throw Failure.of("revision must be a positive integer: " + revision);
        }
        Printers.ofResult(arguments, session, ""); // an unknown format, before anything is asked
        targets.each(target -> show(target, revision, arguments, client));
        return 0;
    }

    private static void show(Target target, long revision, Arguments arguments, Client client) {
        var history = Revisions.of(target, client);
        var session = client.session();
        if (!arguments.text("output").isEmpty()) {
            var printer = Printers.ofResult(arguments, session, "");
            if (revision == 0) {
                history.byNumber().values().forEach(object -> session.write(printer.print(object)));
                return;
            }
            session.write(printer.print(history.require(revision)));
            return;
        }
        var text =
                revision == 0
                        ? table(history)
                        : Templates.raw(template(history, history.require(revision)));
        var which = revision == 0 ? "" : "with revision #" + revision;
        session.print(target.shown() + " " + which + "\n" + text);
    }

    /** As upstream shows it: with why it came. */
    private static Document template(Revisions history, Document revision) {
        var template = history.template(revision);
        var cause = revision.child("metadata.annotations").get(CAUSE);
        if (!(cause instanceof String text) || text.isEmpty() || revision.has("data")) {
            return template;
        }
        var annotations = template.child("metadata.annotations").put(CAUSE, text);
        return template.with("metadata.annotations", annotations);
    }

    private static String table(Revisions history) {
        if (history.byNumber().isEmpty()) {
            return "No rollout history found.";
        }
        var out = TabWriter.ofDescriptions();
        out.line("REVISION\tCHANGE-CAUSE");
        history.byNumber()
                .forEach(
                        (number, object) -> {
                            var cause = object.child("metadata.annotations").get(CAUSE);
                            out.line(
                                    number
                                            + "\t"
                                            + (cause instanceof String text && !text.isEmpty()
                                                    ? text
                                                    : "<none>"));
                        });
        return out.flush();
    }
}
