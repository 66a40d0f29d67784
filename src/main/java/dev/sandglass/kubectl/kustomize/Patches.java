package dev.sandglass.kubectl.kustomize;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.JsonPatch;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicPatch;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The patches of a kustomization: whole objects laid over others, and lists of operations. */
final class Patches {

    private final String folder;
    private final Build build;

    Patches(String folder, Build build) {
        this.folder = folder;
        this.build = build;
    }

    /** Files, or texts, that hold strategic merge patches. */
    List<Item> strategic(List<Item> items, Items patches) {
        var changed = items;
        for (var patch : patches.texts().toList()) {
            var values =
                    patch.contains("\n")
                            ? List.of(build.parseText(patch))
                            : build.parse(Build.path(folder, patch));
            for (var value : values) {
                changed =
                        value instanceof Document document
                                ? laid(changed, document, null)
                                : changed;
            }
        }
        return changed;
    }

    /** Entries with a path or a patch, and perhaps a target. */
    List<Item> any(List<Item> items, Items patches) {
        var changed = items;
        for (var entry : patches.documents().toList()) {
            var target = entry.has("target") ? entry.child("target") : null;
            var values =
                    entry.text("patch").isEmpty()
                            ? build.parse(Build.path(folder, entry.text("path")))
                            : List.of(build.parseText(entry.text("patch")));
            for (var value : values) {
                changed =
                        switch (value) {
                            case Items operations -> operated(changed, operations, target);
                            case Document document -> laid(changed, document, target);
                            default ->
                                    throw Failure.of(
                                            "unable to parse SM or JSON patch from ["
                                                    + value
                                                    + "]");
                        };
            }
        }
        return changed;
    }

    private static List<Item> laid(List<Item> items, Document patch, @Nullable Document target) {
        var wanted = target == null ? null : new PatchTarget(target);
        var changed = new ArrayList<Item>();
        var isUsed = false;
        for (var item : items) {
            var matches = wanted == null ? isOf(item, patch) : wanted.matches(item);
            isUsed |= matches;
            if (!matches) {
                changed.add(item);
            } else if (!patch.text("$patch").equals("delete")) {
                changed.add(item.with(merged(item.object(), nameless(patch))));
            }
        }
        if (!isUsed && target == null) {
            var id =
                    patch.text("kind")
                            + "."
                            + patch.text("apiVersion")
                            + " "
                            + patch.text("metadata.name");
            throw Failure.of("no resource matches strategic merge patch \"" + id + "\"");
        }
        return changed;
    }

    /** A patch says of whom it is by kind and name; these do not change. */
    private static Document nameless(Document patch) {
        var bare =
                patch.without("metadata.name")
                        .without("metadata.namespace")
                        .remove("kind")
                        .remove("apiVersion");
        return bare.child("metadata").isEmpty() ? bare.remove("metadata") : bare;
    }

    private static boolean isOf(Item item, Document patch) {
        return item.kind().equals(patch.text("kind"))
                && item.names().contains(patch.text("metadata.name"))
                && (patch.text("metadata.namespace").isEmpty()
                        || patch.text("metadata.namespace")
                                .equals(item.object().text("metadata.namespace")));
    }

    private static Document merged(Document object, Document patch) {
        var kind = Schema.builtIn().kinds().of(object.text("apiVersion"), object.text("kind"));
        try {
            return kind == null
                    ? MergePatch.apply(object, patch)
                    : StrategicPatch.apply(object, patch, Schema.builtIn().type(kind));
        } catch (Malformed e) {
            throw Failure.of(e.getMessage());
        }
    }

    private static List<Item> operated(
            List<Item> items, Items operations, @Nullable Document target) {
        if (target == null) {
            throw Failure.of("must specify a target for JSON patch");
        }
        var wanted = new PatchTarget(target);
        var changed = new ArrayList<Item>();
        for (var item : items) {
            if (!wanted.matches(item)) {
                changed.add(item);
                continue;
            }
            try {
                changed.add(
                        item.with(
                                (Document)
                                        Objects.requireNonNull(
                                                JsonPatch.apply(item.object(), operations))));
            } catch (Malformed e) {
                throw Failure.of(e.getMessage());
            }
        }
        return changed;
    }
}
