package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Decoder;
import dev.sandglass.api.Reply;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.cluster.apiserver.call.Accepted;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.table.Tables;
import dev.sandglass.cluster.apiserver.table.Tables.Include;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/** Objects in the shape that a client asked for: whole, as a Table, as their metadata. */
final class Shapes {

    private static final String META = "meta.k8s.io/v1";

    private final Schema schema;
    private final Tables tables;

    Shapes(Schema schema) {
        this.schema = schema;
        this.tables = Tables.of(schema);
    }

    /** One object. */
    Document one(Call call, Document object) {
        return switch (Accepted.of(call).as()) {
            case OBJECTS -> Versions.shown(call.kind(), object);
            case TABLE ->
                    tables.table(
                            call.kind(),
                            List.of(object),
                            Document.of("resourceVersion", object.text("metadata.resourceVersion")),
                            include(call),
                            call.now());
            case METADATA -> Tables.partial(object);
            case METADATA_LIST -> Versions.shown(call.kind(), object);
        };
    }

    /** What a subresource answered: of all their objects only a Scale has columns. */
    Reply subresource(Call call, Reply reply) {
        if (reply instanceof Reply.Ok(var code, var scale, var warnings)
                && scale.text("kind").equals("Scale")
                && Accepted.of(call).as() == Accept.As.TABLE) {
            var table = tables.scale(call.kind(), scale, include(call), call.now());
            return new Reply.Ok(code, table, warnings);
        }
        return reply;
    }

    /** A list of objects with its metadata. */
    Document list(Call call, List<Document> objects, Document metadata) {
        return switch (Accepted.of(call).as()) {
            case OBJECTS -> list(call.kind(), objects, metadata);
            case TABLE -> tables.table(call.kind(), objects, metadata, include(call), call.now());
            case METADATA, METADATA_LIST ->
                    Document.of(
                            "kind",
                            "PartialObjectMetadataList",
                            "apiVersion",
                            META,
                            "metadata",
                            metadata,
                            "items",
                            Items.copyOf(objects.stream().map(Tables::partial).toList()));
        };
    }

    /** Items in a list do not say their kind. */
    private static Document list(Kind kind, List<Document> objects, Document metadata) {
        var items = new Object[objects.size()];
        for (var i = 0; i < items.length; i++) {
            var shown = Versions.shown(kind, objects.get(i));
            items[i] = shown.remove("apiVersion", "kind");
        }
        return Document.of(
                "kind",
                kind.name() + "List",
                "apiVersion",
                kind.apiVersion(),
                "metadata",
                metadata,
                "items",
                Items.of(items));
    }

    /** The object of a watch's event. */
    Document event(Call call, Document object, boolean isFirst) {
        return switch (Accepted.of(call).as()) {
            case OBJECTS, METADATA_LIST -> Versions.shown(call.kind(), object);
            case TABLE -> tables.event(call.kind(), object, isFirst, include(call), call.now());
            case METADATA -> Tables.partial(object);
        };
    }

    /** What a bookmark carries: an object of the kind in which nothing is said but its metadata. */
    Document bookmark(Call call, Document metadata) {
        var kind = call.kind();
        var said =
                Document.of(
                        "kind", kind.name(),
                        "apiVersion", kind.apiVersion(),
                        "metadata", metadata);
        return event(call, Decoder.decode(said, schema.type(kind)).document(), false);
    }

    private static Include include(Call call) {
        var asked = call.request().parameterOr("includeObject", "");
        return switch (asked) {
            case "None" -> Include.NONE;
            case "", "Metadata" -> Include.METADATA;
            case "Object" -> Include.OBJECT;
            default ->
                    throw Refusals.badRequest(
                            "unrecognized includeObject value: " + Refusals.quoted(asked));
        };
    }
}
