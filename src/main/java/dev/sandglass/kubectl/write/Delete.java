package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code kubectl delete}: deletes objects and waits until they are gone. */
public final class Delete implements KubectlCommand {

    private static final String OUT_OF_SCOPE =
            "Warning: deleting cluster-scoped resources, not scoped to the provided namespace";

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
        var policy = Cascade.policy(arguments, session);
        var grace = grace(arguments);
        var dryRun = DryRun.of(arguments, client);
        if (!arguments.text("raw").isEmpty()) {
            return raw(arguments, grace, client);
        }
        var targets = targets(arguments, client);
        validate(arguments, grace, session);
        if (arguments.flag("interactive") && !isWanted(arguments, client)) {
            return 0;
        }
        var options = options(grace, policy);
        var gone = deleted(targets, options, grace, dryRun, arguments, client);
        if (gone.isEmpty()) {
            session.print("No resources found");
            return 0;
        }
        if (!arguments.flag("wait") || dryRun != DryRun.NONE) {
            return 0;
        }
        return Deletions.await(gone, arguments.duration("timeout"), client);
    }

    /** Deletes one after another, and gives those to wait for. */
    private static List<Target> deleted(
            Targets targets,
            Document options,
            long grace,
            DryRun dryRun,
            Arguments arguments,
            Client client) {
        var gone = new ArrayList<Target>();
        var isScoped =
                new AtomicBoolean(client.isNamespaceTyped() && !arguments.flag("all-namespaces"));
        try {
            targets.each(
                    target -> {
                        if (!target.kind().namespaced() && isScoped.getAndSet(false)) {
                            client.session().complain(OUT_OF_SCOPE);
                        }
                        var blank = target.with(Document.EMPTY);
                        gone.add(blank); // waited for even when it was gone before
                        gone.set(
                                gone.size() - 1,
                                delete(target, options, grace, dryRun, arguments, client));
                    });
        } catch (Failure failure) {
            ignoring(failure, arguments);
        }
        return gone;
    }

    private static int raw(Arguments arguments, long grace, Client client) {
        validate(arguments, grace, client.session());
        if (arguments.flag("interactive")) {
            throw Failure.of("--interactive can not be used with --raw");
        }
        return RawSending.send(Method.DELETE, arguments, client);
    }

    /** Shows what is about to be deleted, and asks. */
    private static boolean isWanted(Arguments arguments, Client client) {
        var session = client.session();
        var preview = targets(arguments, client).collect();
        preview.failures().forEach(failure -> ignoring(failure, arguments));
        if (preview.found().isEmpty()) {
            session.print("No resources found");
            return false;
        }
        session.print(
                "You are about to delete the following "
                        + preview.found().size()
                        + " resource(s):");
        preview.found().forEach(target -> session.print(named(target)));
        session.write("Do you want to continue? (y/N): ");
        var isWanted = line(session).strip().equalsIgnoreCase("y");
        if (!isWanted) {
            session.print("deletion is cancelled");
        }
        return isWanted;
    }

    private static String line(Session session) {
        var text = new StringBuilder();
        while (text.indexOf("\n") < 0) {
            var more = session.readInput();
            if (more.length == 0) {
                break;
            }
            text.append(new String(more, StandardCharsets.UTF_8));
        }
        return text.toString().lines().findFirst().orElse("");
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

    private static Document options(long grace, String policy) {
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

    private static String typeOf(Target target) {
        var group = target.kind().group();
        return target.kind().name().toLowerCase(Locale.ROOT) + (group.isEmpty() ? "" : "." + group);
    }

    private static String named(Target target) {
        return typeOf(target) + "/" + target.name();
    }

    private static String told(Target target, long grace, DryRun dryRun, Arguments arguments) {
        if (arguments.text("output").equals("name")) {
            return named(target);
        }
        var operation = grace == 0 ? "force deleted" : "deleted";
        if (target.kind().namespaced()) {
            operation += " from " + target.namespace() + " namespace";
        }
        return typeOf(target) + " \"" + target.name() + "\" " + dryRun.told(operation);
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
