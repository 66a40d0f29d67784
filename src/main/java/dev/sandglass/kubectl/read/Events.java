package dev.sandglass.kubectl.read;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Request;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.Escapes;
import dev.sandglass.kubectl.printing.EventTimes;
import dev.sandglass.kubectl.printing.GoSort;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code kubectl events}: what happened, oldest first. */
public final class Events implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "events",
                            "[(-o|--output=)"
                                    + String.join("|", Printers.BASIC)
                                    + "] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]")
                    .summary("List what happened")
                    .about(
                            """
                            List what happened.

                             The Events of a namespace, of all namespaces, or those about one object, oldest first.""")
                    .example("kubectl events", "What happened lately in this namespace")
                    .example(
                            "kubectl events --for pod/web-0 --watch",
                            "What happened to a Pod, and what happens from now on")
                    .example("kubectl events --types=Warning", "Only warnings")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.ALL_NAMESPACES, Flags.CHUNK_SIZE)
                    .flag("watch", "w", "Go on with events as they come.")
                    .flag("no-headers", "", "Leave the headers out.")
                    .text("for", "", "Only events about this object, TYPE/NAME.")
                    .list("types", "", "Only events of these types: Normal, Warning.");

    /** Where a watch stands. */
    record Watching(Cursor cursor, List<Integer> widths, boolean hasHeaders) {}

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var watching = session.marked(Watching.class);
        if (watching != null) {
            return watch(watching, arguments, client);
        }
        var request = request(arguments, client);
        check(arguments, session);
        return arguments.flag("watch")
                ? watch(begin(request, client), arguments, client)
                : list(request, arguments, client);
    }

    private static void check(Arguments arguments, Session session) {
        if (!arguments.text("output").isEmpty()) {
            Printers.ofResult(arguments, session, "");
        }
        for (var type : arguments.texts("types")) {
            if (!type.equalsIgnoreCase("Normal") && !type.equalsIgnoreCase("Warning")) {
                throw Failure.of("valid --types are Normal or Warning");
            }
        }
    }

    private static Request request(Arguments arguments, Client client) {
        var path =
                arguments.flag("all-namespaces")
                        ? "/api/v1/events"
                        : "/api/v1/namespaces/" + client.namespace() + "/events";
        var request = client.get(path).withAccept(Client.TYPED).with("limit", "500");
        var about = arguments.text("for");
        if (about.isEmpty()) {
            return request;
        }
        var parts = about.split("/", -1);
        if (parts.length == 1) {
            throw Failure.of("--for must be in resource/name form");
        }
        if (parts.length > 2) {
            throw Failure.of("arguments in resource/name form may not have more than one slash");
        }
        var kind = client.resources().typed(parts[0]);
        return request.with(
                "fieldSelector",
                "involvedObject.kind="
                        + kind.name()
                        + ",involvedObject.apiVersion="
                        + kind.apiVersion()
                        + ",involvedObject.name="
                        + parts[1]);
    }

    private static List<Document> all(Request first, Arguments arguments, Client client) {
        var events = new ArrayList<Document>();
        var token = "";
        do {
            var page = client.object(token.isEmpty() ? first : first.with("continue", token));
            token = page.text("metadata.continue");
            page.items("items")
                    .documents()
                    .filter(e -> isWanted(e, arguments))
                    .forEach(events::add);
        } while (!token.isEmpty());
        return events;
    }

    private static int list(Request request, Arguments arguments, Client client) {
        var session = client.session();
        var events = all(request, arguments, client);
        if (events.isEmpty()) {
            session.complain(
                    arguments.flag("all-namespaces")
                            ? "No events found."
                            : "No events found in " + client.namespace() + " namespace.");
            return 0;
        }
        events = GoSort.sorted(events, Comparator.comparingLong(Events::time));
        var format = arguments.text("output");
        if (!format.isEmpty()) {
            var complete = events.stream().map(Events::complete).toList();
            var list =
                    Document.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "EventList",
                            "metadata",
                            Document.EMPTY,
                            "items",
                            Items.copyOf(complete));
            if (!format.equals("name")) { // a typed list has no name for upstream's printer
                session.write(Printers.ofResult(arguments, session, "").print(list));
            }
            return 0;
        }
        var out = TabWriter.ofTables();
        if (!arguments.flag("no-headers")) {
            out.line(headers(arguments));
        }
        var now = session.now();
        events.forEach(event -> out.line(line(event, arguments, now)));
        session.write(out.flush());
        return 0;
    }

    private static Document complete(Document event) {
        return event.put("apiVersion", "v1").put("kind", "Event");
    }

    private static Watching begin(Request request, Client client) {
        var begun = new Watching(client.open(request.with("watch", "true")), List.of(), false);
        client.session().mark(begun);
        return begun;
    }

    private static int watch(Watching begun, Arguments arguments, Client client) {
        var session = client.session();
        var watching = begun;
        var out = TabWriter.ofTables().remember(watching.widths());
        while (true) {
            var batch = client.await(watching.cursor(), -1);
            var hasHeaders = watching.hasHeaders();
            for (var change : batch.events()) {
                var event = change.child("object");
                if (change.text("type").equals("DELETED") || !isWanted(event, arguments)) {
                    continue;
                }
                if (arguments.text("output").isEmpty()) {
                    if (!hasHeaders && !arguments.flag("no-headers")) {
                        out.line(headers(arguments));
                        hasHeaders = true;
                    }
                    session.write(out.line(line(event, arguments, session.now())).flush());
                } else {
                    session.write(Printers.ofResult(arguments, session, "").print(complete(event)));
                }
            }
            if (batch.end() != null) {
                return 0;
            }
            watching = new Watching(batch.next(), out.remembered(), hasHeaders);
            session.mark(watching);
        }
    }

    private static boolean isWanted(Document event, Arguments arguments) {
        var types = arguments.texts("types");
        return types.isEmpty() || types.stream().anyMatch(event.text("type")::equalsIgnoreCase);
    }

    private static long time(Document event) {
        if (event.get("series") != null) {
            return Timestamps.nanos(event.text("series.lastObservedTime"));
        }
        var last = event.text("lastTimestamp");
        return Timestamps.nanos(last.isEmpty() ? event.text("eventTime") : last);
    }

    private static String headers(Arguments arguments) {
        return (arguments.flag("all-namespaces") ? "NAMESPACE\t" : "")
                + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE";
    }

    private static String line(Document event, Arguments arguments, long now) {
        return (arguments.flag("all-namespaces") ? event.text("metadata.namespace") + "\t" : "")
                + EventTimes.interval(event, now)
                + "\t"
                + Escapes.escape(event.text("type"))
                + "\t"
                + Escapes.escape(event.text("reason"))
                + "\t"
                + Escapes.escape(event.text("involvedObject.kind"))
                + "/"
                + Escapes.escape(event.text("involvedObject.name"))
                + "\t"
                + Escapes.escape(event.text("message").strip());
    }
}
