package dev.sandglass.kubectl.read;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.printing.TablePrinter;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code kubectl get --watch}: shows what is there, then every change, in the columns of the first table. */
final class GetWatch {

    /**
     * Where a watch stands between two events.
     *
     * @param prints whether the next event is shown: the first of a single object repeats what was shown
     * @param until when {@code --request-timeout} ends it; -1 for never
     */
    record Watching(
            TablePrinter.Options options,
            Cursor cursor,
            TablePrinter.State state,
            List<Integer> widths,
            boolean prints,
            long until) {}

    private final Arguments arguments;
    private final Client client;
    private final Session session;
    private final GetOutput output;
    private final TabWriter columns = TabWriter.ofTables();
    private @Nullable TablePrinter printer;

    GetWatch(Arguments arguments, Client client) {
        this.arguments = arguments;
        this.client = client;
        this.session = client.session();
        this.output = new GetOutput(arguments, session);
    }

    int run() {
        var watching = session.marked(Watching.class);
        if (watching == null) {
            watching = begin();
            if (watching == null) {
                return 0;
            }
            session.mark(watching);
        }
        resume(watching);
        while (true) {
            var batch = client.await(watching.cursor(), watching.until());
            boolean prints;
            try {
                prints = print(batch, watching.prints());
            } catch (Failure _) {
                return 0; // upstream loses this complaint
            }
            if (batch.end() != null || batch.isEmpty()) {
                noteEnd(batch);
                return 0;
            }
            watching =
                    new Watching(
                            watching.options(),
                            batch.next(),
                            printer().state(),
                            columns.remembered(),
                            prints,
                            watching.until());
            session.mark(watching);
        }
    }

    /** What client-go says of a watch that {@code --request-timeout} ended. */
    private void noteEnd(Batch batch) {
        if (batch.end() == null) {
            client.note(
                    5,
                    "streamwatcher.go:123",
                    "\"Unable to decode an event from the watch stream\" err=\"context deadline"
                            + " exceeded (Client.Timeout or context cancellation while reading"
                            + " body)\"");
        }
    }

    private void resume(Watching watching) {
        columns.remember(watching.widths());
        printer = new TablePrinter(watching.options(), watching.state());
    }

    private TablePrinter printer() {
        return Objects.requireNonNull(printer);
    }

    private @Nullable Watching begin() {
        var targets =
                Get.targets(arguments, client, output)
                        .chunks(arguments.number("chunk-size"))
                        .words(true, arguments.words())
                        .oneType()
                        .check();
        List<Target> found;
        try {
            found = targets.list();
        } catch (Refusal refusal) {
            if (refusal.isNotFound() && arguments.flag("ignore-not-found")) {
                return null;
            }
            throw refusal;
        }
        var first = found.getFirst();
        output.check();
        var options = output.options(first.kind(), false);
        printer = new TablePrinter(options, TablePrinter.State.NEW);
        var isSelection = first.name().isEmpty();
        var shows = !arguments.flag("watch-only");
        try {
            found.forEach(target -> show(target, shows));
        } catch (Failure failure) {
            throw failure.prefixed("unable to output the provided object: ");
        }
        session.write(columns.flush());
        var until = client.deadline();
        return new Watching(
                options,
                client.open(watch(targets, first, isSelection)),
                printer.state(),
                columns.remembered(),
                isSelection,
                until);
    }

    private dev.sandglass.api.Request watch(Targets targets, Target first, boolean isSelection) {
        var request =
                client.get(Client.path(first.kind(), first.namespace())).with("watch", "true");
        request =
                isSelection
                        ? targets.selecting(request)
                                .with(
                                        "resourceVersion",
                                        first.known().text("metadata.resourceVersion"))
                        : request.with("fieldSelector", "metadata.name=" + first.name())
                                .with("resourceVersion", "0");
        return targets.changed(request);
    }

    /** Shows a Table, an object, or the objects of a list; only the columns when it is to be silent. */
    private void show(Target target, boolean shows) {
        var object = target.known();
        if (object.has("items") && object.text("kind").endsWith("List")) {
            var kind = target.kind();
            object.items("items")
                    .documents() // in a list they do not say what they are
                    .map(item -> item.put("kind", kind.name()))
                    .map(item -> item.put("apiVersion", kind.apiVersion()))
                    .forEach(item -> showOne(item, "ADDED", shows));
        } else {
            showOne(object, "ADDED", shows);
        }
    }

    private void showOne(Document object, String type, boolean shows) {
        var event = arguments.flag("output-watch-events") ? type : null;
        if (output.isTable()) {
            var silent = !shows && TablePrinter.isTable(object);
            if (shows || silent) {
                printer()
                        .print(
                                silent ? object.remove("rows") : object,
                                event,
                                columns,
                                session.now());
            }
        } else if (shows) {
            session.write(event == null ? output.whole(object) : output.whole(event, object));
        }
    }

    private boolean print(Batch batch, boolean printing) {
        var prints = printing;
        for (var event : batch.events()) {
            showOne(event.child("object"), event.text("type"), prints);
            session.write(columns.flush());
            prints = true;
        }
        return prints;
    }
}
