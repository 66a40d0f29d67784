package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

/** What strategic merge patches ask a schema: how a field is merged, and the schema inside it. */
record PatchSchema(@Nullable Struct struct, String kindOfValue) {

    /** @param strategy {@code merge}, {@code replace} or empty; retained keys are told apart */
    record Field(PatchSchema inside, String strategy, boolean retainsKeys, String mergeKey) {}

    static PatchSchema of(Struct struct) {
        return new PatchSchema(struct, "struct");
    }

    boolean lacks(String name) {
        return struct == null || struct.field(name) == null;
    }

    /** The field of this name; a complaint when there is none. */
    Field field(String name) {
        if (struct == null) {
            throw new Malformed(
                    "merging an object in json but data type is not struct, instead is: "
                            + kindOfValue);
        }
        var field = struct.field(name);
        if (field == null) {
            throw new Malformed(
                    "unable to find api field in struct "
                            + struct.goName()
                            + " for the json field "
                            + GoQuote.quote(name));
        }
        var inside =
                field.arity() == Struct.Arity.MAP
                        ? new PatchSchema(null, "map")
                        : new PatchSchema(field.struct(), "string");
        return switch (field.patchStrategy()) {
            case "retainKeys" -> new Field(inside, "", true, field.patchMergeKey());
            case "merge,retainKeys", "retainKeys,merge" ->
                    new Field(inside, StrategicPatch.MERGE, true, field.patchMergeKey());
            case String strategy -> new Field(inside, strategy, false, field.patchMergeKey());
        };
    }
}
