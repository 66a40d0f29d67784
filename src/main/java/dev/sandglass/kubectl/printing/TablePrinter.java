package dev.sandglass.kubectl.printing;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints the Tables that the server makes, with the columns that kubectl adds: namespace, event, labels. Headers come
 * when the columns change, so a watch prints them once.
 */
public final class TablePrinter {

    /**
     * What to show.
     *
     * @param kind {@code deployment.apps}, put before names when {@code withKind}
     * @param labels keys of labels that get a column of their own
     */
    public record Options(
            String kind,
            boolean withKind,
            boolean noHeaders,
            boolean wide,
            boolean withNamespace,
            List<String> labels,
            boolean showLabels) {}

    /** How far a printer has come: plain data, to go on with later. */
    public record State(Items columns, boolean hasPrintedHeaders) {
        public static final State NEW = new State(Items.EMPTY, false);
    }

    private static final Map<String, String> EVENTS =
            Map.of(
                    "ADDED", "ADDED   ",
                    "MODIFIED", "MODIFIED",
                    "DELETED", "DELETED ",
                    "ERROR", "ERROR   ");

    private final Options options;
    private State state;

    public TablePrinter(Options options, State state) {
        this.options = options;
        this.state = state;
    }

    public State state() {
        return state;
    }

    /** Whether this is a Table. */
    public static boolean isTable(Document object) {
        return object.text("kind").equals("Table")
                && object.text("apiVersion").startsWith("meta.k8s.io/");
    }

    /**
     * Prints a Table, or a plain object by name and age.
     *
     * @param event the watch event's type, or null for no such column
     */
    public void print(Document object, @Nullable String event, TabWriter out, long now) {
        if (isTable(object)) {
            table(object, event, out);
        } else {
            plain(object, event, out, now);
        }
    }

    private void table(Document table, @Nullable String event, TabWriter out) {
        var columns = table.items("columnDefinitions");
        var rows = table.items("rows");
        var known = columns.isEmpty() || columns.equals(state.columns());
        var headers = !options.noHeaders() && !(state.hasPrintedHeaders() && known);
        if (!known) {
            state = new State(columns, false);
        }
        if (!rows.isEmpty()) {
            state = new State(state.columns(), true);
        }
        var shown = state.columns().documents().toList();
        if (headers && !rows.isEmpty()) {
            out.line(String.join("\t", headers(shown, event)));
        }
        var nameColumn = options.withKind() && !options.kind().isEmpty() ? nameColumn(shown) : -1;
        rows.documents().forEach(row -> out.line(row(row, shown, event, nameColumn)));
    }

    private List<String> headers(List<Document> columns, @Nullable String event) {
        var headers = new ArrayList<String>();
        if (event != null) {
            headers.add("EVENT");
        }
        if (options.withNamespace()) {
            headers.add("NAMESPACE");
        }
        for (var column : columns) {
            if (options.wide() || column.number("priority", 0) == 0) {
                headers.add(column.text("name").toUpperCase(Locale.ROOT));
            }
        }
        headers.addAll(labelHeaders());
        return headers;
    }

    private List<String> labelHeaders() {
        var headers = new ArrayList<String>();
        for (var label : options.labels()) {
            headers.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
        }
        if (options.showLabels()) {
            headers.add("LABELS");
        }
        return headers;
    }

    private static int nameColumn(List<Document> columns) {
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column.text("format").equals("name") && column.text("type").equals("string")) {
                return i;
            }
        }
        return -1;
    }

    private String row(
            Document row, List<Document> columns, @Nullable String event, int nameColumn) {
        var cells = new ArrayList<String>();
        if (event != null) {
            cells.add(EVENTS.getOrDefault(event, event));
        }
        var object = row.child("object");
        if (options.withNamespace()) {
            cells.add(object.text("metadata.namespace"));
        }
        var values = row.items("cells");
        for (var i = 0; i < values.size() && i < columns.size(); i++) {
            if (options.wide() || columns.get(i).number("priority", 0) == 0) {
                var text = text(values.get(i));
                cells.add(i == nameColumn ? options.kind() + "/" + text : text);
            }
        }
        cells.addAll(labelCells(object.child("metadata.labels")));
        return String.join("\t", cells);
    }

    private List<String> labelCells(Document labels) {
        var cells = new ArrayList<String>();
        options.labels().forEach(key -> cells.add(labels.get(key) instanceof String s ? s : ""));
        if (options.showLabels()) {
            cells.add(dev.sandglass.kubectl.Labels.format(labels));
        }
        return cells;
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> Escapes.cell(text);
            case Double number -> Json.number(number);
            default -> cell.toString();
        };
    }

    /** An object that came without a Table: its name and age. */
    private void plain(Document object, @Nullable String event, TabWriter out, long now) {
        if (!options.noHeaders() && !state.hasPrintedHeaders()) {
            var headers = new ArrayList<String>();
            if (event != null) {
                headers.add("EVENT");
            }
            if (options.withNamespace()) {
                headers.add("NAMESPACE");
            }
            headers.addAll(List.of("NAME", "AGE"));
            headers.addAll(labelHeaders());
            out.line(String.join("\t", headers));
        }
        state = new State(state.columns(), true);
        var cells = new ArrayList<String>();
        if (event != null) {
            cells.add(EVENTS.getOrDefault(event, event));
        }
        if (options.withNamespace()) {
            cells.add(object.text("metadata.namespace"));
        }
        var name = object.text("metadata.name");
        cells.add(
                options.withKind() && !options.kind().isEmpty()
                        ? options.kind() + "/" + name
                        : name);
        cells.add(Ages.since(object.text("metadata.creationTimestamp"), now));
        cells.addAll(labelCells(object.child("metadata.labels")));
        out.line(String.join("\t", cells));
    }
}
