package dev.sandglass.kubectl.read;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.printing.TablePrinter;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How {@code kubectl get} prints: tables kind by kind, or objects whole. */
final class GetOutput {

    private final Arguments arguments;
    private final Session session;
    private final String format;
    private final TabWriter columns = TabWriter.ofTables();
    private @Nullable Printer whole;
    private boolean hasWritten;

    GetOutput(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.session = session;
        this.format = arguments.text("output");
    }

    /** Whether it prints tables, not whole objects. */
    boolean isTable() {
        return format.isEmpty() && arguments.text("template").isEmpty() || format.equals("wide");
    }

    /** Whether the server is asked to make the table. */
    boolean asksForTables() {
        return isTable() && arguments.flag("server-print");
    }

    boolean hasWritten() {
        return hasWritten;
    }

    /** What a table of this kind shows. */
    TablePrinter.Options options(Kind kind, boolean withKind) {
        var group = kind.group().isEmpty() ? "" : "." + kind.group();
        return new TablePrinter.Options(
                kind.name().toLowerCase(Locale.ROOT) + group,
                withKind || arguments.flag("show-kind"),
                arguments.flag("no-headers"),
                format.equals("wide"),
                arguments.flag("all-namespaces") && kind.namespaced(),
                arguments.texts("label-columns"),
                arguments.flag("show-labels"));
    }

    /** Prints tables: a new one for each kind in turn, an empty line between them. */
    void table(List<Target> found) {
        var withKind = found.stream().map(Target::groupVersionKind).distinct().count() > 1;
        var now = session.now();
        String last = null;
        TablePrinter printer = null;
        for (var target : found) {
            if (printer == null || !target.groupVersionKind().equals(last)) {
                flush(false);
                columns.remember(List.of());
                separates = last != null && !arguments.flag("no-headers") && hasWritten;
                printer =
                        new TablePrinter(options(target.kind(), withKind), TablePrinter.State.NEW);
                last = target.groupVersionKind();
            }
            printer.print(target.known(), null, columns, now);
        }
        flush(false);
    }

    private boolean separates;

    private void flush(boolean always) {
        var text = columns.flush();
        if (text.isEmpty() && !always) {
            return;
        }
        if (separates) {
            session.write("\n");
            separates = false;
        }
        session.write(text);
        hasWritten = true;
    }

    /** The text of an object or a list in the format asked for. */
    String whole(Document object) {
        return printer().print(object);
    }

    /** The text of an event of a watch; {@code -o name} names what it is about. */
    String whole(String type, Document object) {
        return printer()
                .print(
                        format.equalsIgnoreCase("name")
                                ? object
                                : Document.of("type", type, "object", object));
    }

    /** Complains about a format that there is not. */
    void check() {
        if (!isTable()) {
            printer();
        }
    }

    private Printer printer() {
        if (whole == null) {
            whole = make();
        }
        return whole;
    }

    private Printer make() {
        var wanted =
                format.isEmpty() && !arguments.text("template").isEmpty() ? "go-template" : format;
        var generic = Printers.generic(wanted, arguments, session, null);
        if (generic != null) {
            return generic;
        }
        var custom = Printers.customColumns(wanted, arguments, session);
        if (custom != null) {
            var out = TabWriter.ofTables();
            return object -> {
                try {
                    custom.print(object, out);
                } catch (Failure failure) { // the header has been said by then
                    session.write(out.flush());
                    throw failure;
                }
                return out.flush();
            };
        }
        throw Printers.unknown(wanted, Get.FORMATS);
    }
}
