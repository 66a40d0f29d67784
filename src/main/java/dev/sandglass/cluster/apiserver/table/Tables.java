package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.schema.Column;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes {@code meta.k8s.io/v1 Table} of objects. */
public final class Tables {

    /** What of the object goes with its row. */
    public enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    private static final String META = "meta.k8s.io/v1";
    private static final String DESIRED =
            "replicas is the desired number of instances for the scaled object.";
    private static final String AVAILABLE =
            "replicas is the actual number of observed instances of the scaled object.";

    private final Schema schema;
    private final Map<Kind, Items> definitions = new ConcurrentHashMap<>();

    private Tables(Schema schema) {
        this.schema = schema;
    }

    /** Made at its first use; all clusters of the schema share it. */
    private static final class Held {
        private static final Tables BUILT_IN = new Tables(Schema.builtIn());
    }

    /** The tables of this schema. */
    public static Tables of(Schema schema) {
        return schema == Schema.builtIn() ? Held.BUILT_IN : new Tables(schema);
    }

    /** The table of these objects, as they look at this moment. */
    public Document table(
            Kind kind, List<Document> objects, Document metadata, Include include, long now) {
        var columns = definitions.computeIfAbsent(kind, this::columns);
        var cells = new AllCells(kind.groupResource());
        return table(columns, cells, inOrder(kind, objects), metadata, include, now);
    }

    /** The table of an object's {@code autoscaling/v1 Scale}. */
    public Document scale(Kind kind, Document scale, Include include, long now) {
        var columns =
                Items.of(
                        definition(column(kind, "Name")),
                        definition(new Column("Desired", "integer", "", DESIRED, 0)),
                        definition(new Column("Available", "integer", "", AVAILABLE, 0)),
                        definition(column(kind, "Age")));
        var version = Document.of("resourceVersion", scale.text("metadata.resourceVersion"));
        return table(columns, SmallCells::scale, List.of(scale), version, include, now);
    }

    private Column column(Kind kind, String name) {
        return schema.columns(kind).stream()
                .filter(column -> column.name().equals(name))
                .map(column -> new Column(name, column.type(), "", column.description(), 0))
                .findFirst()
                .orElseThrow();
    }

    private static Document table(
            Items columns,
            Cells cells,
            List<Document> objects,
            Document metadata,
            Include include,
            long now) {
        var rows = new ArrayList<Document>(objects.size());
        for (var object : objects) {
            rows.add(row(object, cells, include, now));
        }
        return Document.of(
                "kind",
                "Table",
                "apiVersion",
                META,
                "metadata",
                metadata,
                "columnDefinitions",
                columns,
                "rows",
                Items.copyOf(rows));
    }

    /** FlowSchemas come in the order in which they match; all others as they are stored. */
    private static List<Document> inOrder(Kind kind, List<Document> objects) {
        return kind.plural().equals("flowschemas")
                ? objects.stream()
                        .sorted(
                                Comparator.comparingLong(
                                        s -> s.number("spec.matchingPrecedence", 0)))
                        .toList()
                : objects;
    }

    /** The table of one object in a watch; only the first has columns. */
    public Document event(Kind kind, Document object, boolean isFirst, Include include, long now) {
        var version = object.text("metadata.resourceVersion");
        var table =
                table(kind, List.of(object), Document.of("resourceVersion", version), include, now);
        return isFirst ? table : table.put("columnDefinitions", null);
    }

    private Items columns(Kind kind) {
        var columns = schema.columns(kind);
        if (columns.isEmpty()) {
            columns =
                    List.of(
                            new Column("Name", "string", "name", "", 0),
                            new Column("Created At", "date", "", "", 0));
        }
        return Items.copyOf(columns.stream().map(Tables::definition).toList());
    }

    private static Document definition(Column column) {
        return Document.of(
                "name", column.name(),
                "type", column.type(),
                "format", column.format(),
                "description", column.description(),
                "priority", column.priority());
    }

    private static Document row(Document object, Cells cells, Include include, long now) {
        var row =
                Document.of(
                        "cells", Items.of(cells.of(object, now)), "object", shown(object, include));
        var conditions = conditions(object);
        return conditions == null ? row : row.put("conditions", conditions);
    }

    private static @Nullable Document shown(Document object, Include include) {
        return switch (include) {
            case NONE -> null;
            case METADATA -> partial(object);
            case OBJECT -> object;
        };
    }

    /** The object's metadata alone. */
    public static Document partial(Document object) {
        return Document.of(
                "kind",
                "PartialObjectMetadata",
                "apiVersion",
                META,
                "metadata",
                object.child("metadata"));
    }

    private static @Nullable Items conditions(Document object) {
        if (!object.text("kind").equals("Pod")) {
            return null;
        }
        return switch (object.text("status.phase")) {
            case "Succeeded" -> completed("Succeeded", "The pod has completed successfully.");
            case "Failed" -> completed("Failed", "The pod failed.");
            default -> null;
        };
    }

    private static Items completed(String reason, String message) {
        return Items.of(
                Document.of(
                        "type",
                        "Completed",
                        "status",
                        "True",
                        "reason",
                        reason,
                        "message",
                        message));
    }
}
