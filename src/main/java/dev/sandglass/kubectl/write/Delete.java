package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code kubectl delete}: deletes objects and waits until they are gone. */
public final class Delete implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.INTERMEDIATE,
                            "delete",
                            "([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])")
                    .summary("Delete objects by name, label or file")
                    .about(
                            """
                            Delete objects by name, by label, or those that files describe.

                             Some objects end gracefully: a Pod's containers get time to stop. --grace-period changes how long, --now makes it a second. The command waits until the objects are gone, unless --wait=false.

                             IMPORTANT: --force does not wait for a Pod's processes to end. They may go on running on a node that cannot be reached while a replacement already runs elsewhere.""")
                    .suggestedFor("rm")
                    .example("kubectl delete pod web-0", "One Pod")
                    .example("kubectl delete -f deployment.yaml", "What a file describes")
                    .example(
                            "kubectl delete pods,services -l app=web",
                            "Pods and Services with a label")
                    .example("kubectl delete pod web-0 --now", "With hardly any time to stop")
                    .example("kubectl delete pods --all", "All Pods of the namespace")
                    .flags(Flags.files("that names the objects to delete."))
                    .flags(
                            Flags.SELECTOR,
                            Flags.FIELD_SELECTOR,
                            Flags.ALL,
                            Flags.ALL_NAMESPACES,
                            Flags.DRY_RUN)
                    .flags(cascade())
                    .flag(
                            "force",
                            "",
                            "Take Pods away at once, without waiting for their processes.")
                    .number(
                            "grace-period",
                            "-1",
                            "Seconds that an object gets to end; negative means its own.")
                    .flag(
                            "ignore-not-found",
                            "",
                            "Do not mind objects that are not there; the default with --all or selectors.")
                    .flag("interactive", "i", "Ask before anything is deleted.")
                    .flag("now", "", "As --grace-period=1.")
                    .text("output", "o", "With \"name\": print only TYPE/NAME.")
                    .text("raw", "", "Send DELETE to this path of the server.")
                    .duration("timeout", "0s", "How long to wait; zero finds out from the objects.")
                    .flags(Flag.bool("wait", "", "Wait until the objects are gone.").or("true"));

    private static Flag cascade() {
        return Flag.text(
                        "cascade",
                        "",
                        "What becomes of objects that these own: \"background\", \"orphan\" or \"foreground\".")
                .or("background")
                .bare("background");
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var resumed = session.marked(Deletions.Waiting.class);
        var client = new Client(arguments, session);
        if (resumed != null) {
            return Deletions.goOn(resumed, client);
        }
        var grace = grace(arguments);
        var dryRun = DryRun.of(arguments, client);
        if (arguments.flag("interactive") || !arguments.text("raw").isEmpty()) {
            throw NotYet.failure("kubectl delete --interactive and --raw");
        }
        var targets = targets(arguments, client);
        validate(arguments, grace, session);
        var options = options(grace, arguments);
        var gone = new ArrayList<Target>();
        var count = new int[1];
        try {
            targets.each(
                    target -> {
                        count[0]++;
                        gone.add(
                                target.with(
                                        Document.EMPTY)); // waited for even when it was gone before
                        gone.set(
                                gone.size() - 1,
                                delete(target, options, grace, dryRun, arguments, client));
                    });
        } catch (Failure failure) {
            ignoring(failure, arguments);
        }
        if (count[0] == 0) {
            session.print("No resources found");
            return 0;
        }
        if (!arguments.flag("wait") || dryRun != DryRun.NONE) {
            return 0;
        }
        return Deletions.await(gone, arguments.duration("timeout"), client);
    }

    private static long grace(Arguments arguments) {
        var grace = arguments.number("grace-period");
        if (arguments.flag("now")) {
            if (grace != -1) {
                throw Failure.of("--now and --grace-period cannot be specified together");
            }
            grace = 1;
        }
        if (grace == 0 && !arguments.flag("force")) {
            grace = 1;
        }
        return arguments.flag("force") && grace < 0 ? 0 : grace;
    }

    private static Targets targets(Arguments arguments, Client client) {
        return new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .labels(arguments.text("selector"))
                .fields(arguments.text("field-selector"))
                .all(arguments.flag("all"))
                .everywhere(arguments.flag("all-namespaces"))
                .words(false, arguments.words())
                .withoutFetching()
                .continueOnError()
                .flatten()
                .check();
    }

    private static void validate(Arguments arguments, long grace, Session session) {
        var output = arguments.text("output");
        if (!output.isEmpty() && !output.equals("name")) {
            throw Failure.of(
                    "unexpected -o output mode: " + output + ". We only support '-o name'");
        }
        if (arguments.flag("force") && grace > 0) {
            throw Failure.of(
                    "--force and --grace-period greater than 0 cannot be specified together");
        }
        if (arguments.flag("force") && grace == 0) {
            session.complain(
                    "Warning: Immediate deletion does not wait for confirmation that the running resource has"
                            + " been terminated. The resource may continue to run on the cluster indefinitely.");
        }
    }

    private static Document options(long grace, Arguments arguments) {
        var policy =
                switch (arguments.text("cascade")) {
                    case "background", "true" -> "Background";
                    case "foreground" -> "Foreground";
                    case "orphan", "false" -> "Orphan";
                    default ->
                            throw Failure.of(
                                    "invalid cascade value ("
                                            + arguments.text("cascade")
                                            + "). Must be \"background\", \"foreground\", or \"orphan\"");
                };
        var options = Document.of("propagationPolicy", policy);
        if (grace >= 0) {
            options = options.put("gracePeriodSeconds", grace);
        }
        return options;
    }

    private static Target delete(
            Target target,
            Document options,
            long grace,
            DryRun dryRun,
            Arguments arguments,
            Client client) {
        var uid = "";
        if (dryRun != DryRun.CLIENT) {
            var body = dryRun == DryRun.SERVER ? options.put("dryRun", List.of("All")) : options;
            try {
                var answer =
                        client.object(client.request(Method.DELETE, target.path()).withBody(body));
                uid =
                        answer.text("kind").equals("Status")
                                ? answer.text("details.uid")
                                : answer.text("metadata.uid");
            } catch (Refusal refusal) {
                throw target.source().isEmpty()
                        ? refusal
                        : refusal.withMessage(
                                "error when deleting \""
                                        + target.source()
                                        + "\": "
                                        + refusal.said());
            }
        }
        client.session().print(told(target, grace, dryRun, arguments));
        return target.with(Document.of("uid", uid));
    }

    private static String told(Target target, long grace, DryRun dryRun, Arguments arguments) {
        var group = target.kind().group();
        var kind =
                target.kind().name().toLowerCase(Locale.ROOT)
                        + (group.isEmpty() ? "" : "." + group);
        if (arguments.text("output").equals("name")) {
            return kind + "/" + target.name();
        }
        var operation = grace == 0 ? "force deleted" : "deleted";
        if (target.kind().namespaced()) {
            operation += " from " + target.namespace() + " namespace";
        }
        return kind + " \"" + target.name() + "\" " + dryRun.told(operation);
    }

    private static void ignoring(Failure failure, Arguments arguments) {
        var isSelection =
                arguments.flag("all")
                        || !arguments.text("selector").isEmpty()
                        || !arguments.text("field-selector").isEmpty();
        var ignores =
                arguments.has("ignore-not-found")
                        ? arguments.flag("ignore-not-found")
                        : isSelection;
        var all = failure instanceof Failures several ? several.all() : List.of(failure);
        Failures.throwIfAny(
                all.stream()
                        .filter(
                                f ->
                                        !(ignores
                                                && f instanceof Refusal refusal
                                                && refusal.isNotFound()))
                        .toList());
    }
}
