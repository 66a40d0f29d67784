package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.List;

/** {@code -o custom-columns}: a header and a path for each column. */
public final class CustomColumns {

    private record Column(String header, String path) {}

    private final List<Column> columns;
    private final boolean noHeaders;
    private boolean hasHeaders;

    private CustomColumns(List<Column> columns, boolean noHeaders) {
        this.columns = columns;
        this.noHeaders = noHeaders;
    }

    static CustomColumns ofSpec(String spec, boolean noHeaders) {
        var columns = new ArrayList<Column>();
        for (var part : spec.split(",", -1)) {
            var colon = part.indexOf(':');
            if (colon < 0) {
                throw Failure.of(
                        "unexpected custom-columns spec: "
                                + part
                                + ", expected <header>:<json-path-expr>");
            }
            columns.add(
                    new Column(
                            part.substring(0, colon),
                            Templates.relaxed(part.substring(colon + 1))));
        }
        return new CustomColumns(columns, noHeaders);
    }

    static CustomColumns ofFile(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw Failure.of(
                    "invalid template, missing header line. Expected format is one line of space separated headers,"
                            + " one line of space separated column specs.");
        }
        if (lines.size() < 2) {
            throw Failure.of(
                    "invalid template, missing spec line. Expected format is one line of space separated headers,"
                            + " one line of space separated column specs.");
        }
        var headers = List.of(lines.get(0).strip().split("\\s+"));
        var specs = List.of(lines.get(1).strip().split("\\s+"));
        if (headers.size() != specs.size()) {
            throw Failure.of(
                    "number of headers ("
                            + headers.size()
                            + ") and field specifications ("
                            + specs.size()
                            + ") don't match");
        }
        var columns = new ArrayList<Column>();
        for (var i = 0; i < headers.size(); i++) {
            columns.add(new Column(headers.get(i), Templates.relaxed(specs.get(i))));
        }
        return new CustomColumns(columns, false);
    }

    /** The headers, the first time, and a line for the object or for each of a list. */
    public void print(Document object, TabWriter out) {
        if (!noHeaders && !hasHeaders) {
            out.line(String.join("\t", columns.stream().map(Column::header).toList()));
            hasHeaders = true;
        }
        if (object.has("items") && object.text("kind").endsWith("List")) {
            object.items("items").documents().forEach(item -> line(item, out));
        } else {
            line(object, out);
        }
    }

    private void line(Document object, TabWriter out) {
        var cells = new ArrayList<String>();
        for (var column : columns) {
            var values =
                    Templates.find(column.path(), object).stream()
                            .map(value -> Escapes.escape(GoValues.print(value)))
                            .toList();
            cells.add(values.isEmpty() ? "<none>" : String.join(",", values));
        }
        out.line(String.join("\t", cells));
    }
}
