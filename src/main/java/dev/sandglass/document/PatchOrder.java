package dev.sandglass.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One {@code $setElementOrder/list} of a patch: merges the list that it belongs to and orders it. */
final class PatchOrder {

    private static final String COMPLAINT = "invalid patch format of setElementOrder list";

    private final StrategicPatch patches;
    private final String key;
    private final PatchSchema schema;

    PatchOrder(StrategicPatch patches, String key, PatchSchema schema) {
        this.patches = patches;
        this.key = key;
        this.schema = schema;
    }

    private String name() {
        return StrategicPatch.behindSlash(key, StrategicPatch.SET_ORDER, COMPLAINT);
    }

    /** The patch without what has been seen to. */
    Document rest(Document patch) {
        return patch.remove(key).remove(name());
    }

    void apply(Edits result, Document patch) {
        var directive = patch.get(key);
        if (!patches.intoObject()) {
            tell(result, directive);
        }
        if (!(directive instanceof Items order)) {
            throw PatchLists.notAList(directive);
        }
        var name = name();
        var original = result.has(name) ? PatchLists.list(result.get(name)) : null;
        var changes = patch.has(name) ? PatchLists.list(patch.get(name)) : null;
        var field = schema.field(name);
        PatchLists.checkOrder(changes, order, field.mergeKey());
        if (original == null && changes == null) {
            return;
        }
        var merged = merged(original, changes, field);
        var ordered = PatchLists.ordered(merged, order, original, changes, field.mergeKey());
        result.put(name, Items.copyOf(ordered));
    }

    private void tell(Edits result, @Nullable Object directive) {
        if (result.has(key) && !Objects.equals(result.get(key), directive)) {
            throw new Malformed(COMPLAINT);
        }
        result.put(key, directive);
    }

    private List<@Nullable Object> merged(
            @Nullable Items original, @Nullable Items changes, PatchSchema.Field field) {
        if (changes == null) {
            return original == null ? Items.EMPTY : original;
        }
        return original == null
                ? PatchLists.list(StrategicPatch.withoutDirectives(changes))
                : patches.lists(original, changes, field);
    }
}
