package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What a cursor has to tell, as soon as that is something. It moves past what was not for it: the history that it looks at
 * forgets.
 */
final class News implements Question<Batch> {

    private Cursor at;

    News(Cursor from) {
        this.at = from;
    }

    @Override
    public @Nullable Batch ask(Sight sight) {
        var batch = sight.poll(at);
        at = batch.next();
        return batch.isEmpty() ? null : batch;
    }
}
