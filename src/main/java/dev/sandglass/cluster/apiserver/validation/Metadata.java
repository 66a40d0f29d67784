package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The metadata that objects of all kinds have; follows upstream's {@code ValidateObjectMeta}. */
public final class Metadata {

    private static final int ANNOTATIONS_AT_MOST = 256 * 1024;
    private static final List<String> OWN_FINALIZERS =
            List.of("orphan", "foregroundDeletion", "kubernetes");

    private Metadata() {}

    /** What is wrong with a new object's metadata. */
    public static void create(Document object, Kind kind, NameRule names, Faults faults) {
        var metadata = object.child("metadata");
        var generated = metadata.text("generateName");
        if (!generated.isEmpty()) {
            names.checkPrefix("metadata.generateName", generated, faults);
        }
        var name = metadata.text("name");
        if (name.isEmpty()) {
            faults.required("metadata.name", "name or generateName is required");
        } else {
            names.check("metadata.name", name, faults);
        }
        if (kind.namespaced()) {
            Checks.required(
                    "metadata.namespace", metadata.text("namespace"), Names::dns1123Label, faults);
        }
        common(metadata, faults);
    }

    private static void common(Document metadata, Faults faults) {
        Checks.notNegative("metadata.generation", metadata.number("generation", 0), faults);
        Checks.labels("metadata.labels", metadata.child("labels"), faults);
        annotations("metadata.annotations", metadata.child("annotations"), faults);
        owners(metadata, faults);
        finalizers(metadata, faults);
    }

    static void annotations(String field, Document annotations, Faults faults) {
        var size = 0;
        for (var i = 0; i < annotations.size(); i++) {
            var key = annotations.key(i);
            // upstream looks at the key in small letters
            Names.qualifiedName(key.toLowerCase(Locale.ROOT))
                    .forEach(message -> faults.invalid(field, key, message));
            size += key.length() + (annotations.valueAt(i) instanceof String s ? s.length() : 0);
        }
        if (size > ANNOTATIONS_AT_MOST) {
            faults.tooLong(field, ANNOTATIONS_AT_MOST);
        }
    }

    private static void owners(Document metadata, Faults faults) {
        var field = "metadata.ownerReferences";
        var controllers = 0;
        var references = metadata.items("ownerReferences");
        for (var i = 0; i < references.size(); i++) {
            var owner = references.document(i);
            var version = owner.text("apiVersion");
            if (version.isEmpty() || version.endsWith("/")) {
                faults.invalid(field + ".apiVersion", version, "version must not be empty");
            }
            for (var required : List.of("kind", "name", "uid")) {
                if (owner.text(required).isEmpty()) {
                    faults.invalid(field + "." + required, "", "must not be empty");
                }
            }
            if (owner.flag("controller") && ++controllers == 2) {
                faults.invalid(
                        field,
                        references,
                        ("Only one reference can have Controller set to true. Found \"true\""
                                        + " in references for %s and %s")
                                .formatted(
                                        references.document(0).text("name"), owner.text("name")));
            }
        }
    }

    private static void finalizers(Document metadata, Faults faults) {
        var finalizers = metadata.items("finalizers");
        for (var i = 0; i < finalizers.size(); i++) {
            var finalizer = String.valueOf(finalizers.get(i));
            Checks.rule("metadata.finalizers", finalizer, Names::qualifiedName, faults);
            if (finalizer.indexOf('/') < 0 && !OWN_FINALIZERS.contains(finalizer)) {
                faults.invalid(
                        "metadata.finalizers[" + i + "]",
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
        if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
            faults.invalid(
                    "metadata.finalizers",
                    finalizers,
                    "finalizers orphan and foregroundDeletion cannot be both set");
        }
    }

    /** What is wrong with a change of metadata. */
    public static void update(Document object, Document old, Faults faults) {
        var metadata = object.child("metadata");
        var before = old.child("metadata");
        if (metadata == before) {
            return;
        }
        common(metadata, faults);
        newFinalizers(metadata, before, faults);
        for (var fixed : List.of("name", "namespace", "uid", "creationTimestamp")) {
            Checks.immutable("metadata." + fixed, metadata.get(fixed), before.get(fixed), faults);
        }
    }

    /** What is being deleted gets no more finalizers. */
    private static void newFinalizers(Document metadata, Document before, Faults faults) {
        if (!before.has("deletionTimestamp")) {
            return;
        }
        var old = before.items("finalizers");
        var added = metadata.items("finalizers").texts().filter(f -> !old.contains(f)).toList();
        if (!added.isEmpty()) {
            faults.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new"
                            + " finalizers []string{"
                            + String.join(", ", added.stream().map(f -> '"' + f + '"').toList())
                            + "}");
        }
    }

    /** Labels and annotations of a template. */
    static void template(String field, Document template, Faults faults) {
        var metadata = template.child("metadata");
        Checks.labels(field + ".labels", metadata.child("labels"), faults);
        annotations(field + ".annotations", metadata.child("annotations"), faults);
    }

    /** Whether two values are alike, absent ones included. */
    static boolean same(Document one, Document other, String path) {
        return Objects.equals(one.at(path), other.at(path));
    }
}
