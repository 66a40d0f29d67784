package dev.sandglass.api.schema;

import java.util.List;

/**
 * How a field's old and new values are brought together by patches and by apply.
 *
 * @param patchStrategy for strategic merge patches: {@code merge}, {@code replace},
 *     {@code retainKeys}, {@code merge,retainKeys}; empty when upstream says nothing
 * @param patchMergeKey the key that tells the items of a list apart in strategic merge patches, or
 *     empty
 * @param listType for apply: {@code atomic}, {@code set} or {@code map}; empty when upstream says
 *     nothing
 * @param listMapKeys the keys that tell the items apart in apply
 * @param mapType for apply: {@code atomic} or {@code granular}; empty when upstream says nothing
 */
public record Merge(
        String patchStrategy,
        String patchMergeKey,
        String listType,
        List<String> listMapKeys,
        String mapType) {

    /** Nothing said. */
    public static final Merge UNSAID = new Merge("", "", "", List.of(), "");

    public Merge {
        listMapKeys = List.copyOf(listMapKeys);
    }

    /** Whether a strategic merge patch merges this list or map instead of replacing it. */
    public boolean patchMerges() {
        return patchStrategy.startsWith("merge");
    }
}
