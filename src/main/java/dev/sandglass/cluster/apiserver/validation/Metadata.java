package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;

/** The metadata that objects of all kinds have. */
public final class Metadata {

    private Metadata() {}

    /** What is wrong with a new object's metadata. */
    public static void create(Document object, Kind kind, NameRule names, Faults faults) {
        var name = object.text("metadata.name");
        if (name.isEmpty()) {
            faults.required("metadata.name", "name or generateName is required");
        }
    }

    /** What is wrong with a change of metadata. */
    public static void update(Document object, Document old, Kind kind, Faults faults) {
        var name = object.text("metadata.name");
        if (!name.equals(old.text("metadata.name"))) {
            faults.invalid("metadata.name", name, "field is immutable");
        }
    }
}
