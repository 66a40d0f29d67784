package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a watch delivers: one revision of one object.
 *
 * @param before the object until then; null when it is new
 * @param after the object from then on; null when it is gone
 */
public record Change(
        long revision, ObjectKey key, @Nullable Document before, @Nullable Document after) {

    /** The newest state that there is of the object, gone or not. */
    public Document object() {
        return after != null ? after : Objects.requireNonNull(before);
    }
}
