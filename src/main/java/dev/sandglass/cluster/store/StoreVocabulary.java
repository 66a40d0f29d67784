package dev.sandglass.cluster.store;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.sim.Vocabulary;
import java.util.List;

/** The types of this package that may stand in frozen state. */
public final class StoreVocabulary {

    private StoreVocabulary() {}

    /** Adds documents, items and the store's own records. */
    public static Vocabulary addTo(Vocabulary vocabulary) {
        return DocumentCodec.addTo(vocabulary)
                .addAll(
                        List.of(
                                ObjectKey.class,
                                Piece.State.class,
                                Expiries.Group.class,
                                Store.Kept.class,
                                Store.State.class));
    }
}
