package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The types of this package that may stand in frozen state, and how documents are written: equal documents once, the
 * keys of equal shapes once.
 */
public final class StoreVocabulary {

    private StoreVocabulary() {}

    /** Adds documents, items and the store's own records. */
    public static Vocabulary addTo(Vocabulary vocabulary) {
        return vocabulary
                .add(Keys.class, new KeysCodec())
                .add(Document.class, new DocumentCodec())
                .add(Items.class, new ItemsCodec())
                .addAll(
                        List.of(
                                ObjectKey.class,
                                Change.class,
                                Past.class,
                                Expiries.End.class,
                                Store.Kept.class,
                                Store.State.class));
    }

    /** The keys of a document, as a value of their own so that a shape is written once. */
    private static final class Keys {
        final List<String> names;

        Keys(List<String> names) {
            this.names = names;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Keys that && names.equals(that.names);
        }

        @Override
        public int hashCode() {
            return names.hashCode();
        }
    }

    private static final class KeysCodec implements Vocabulary.Codec<Keys> {
        @Override
        public void write(Keys keys, Freezer out) {
            out.number(keys.names.size());
            keys.names.forEach(out::write);
        }

        @Override
        public Keys read(Thawer in) {
            var names = new ArrayList<String>();
            for (var n = in.number(); n > 0; n--) {
                names.add((String) Objects.requireNonNull(in.read()));
            }
            return new Keys(names);
        }
    }

    private static final class DocumentCodec implements Vocabulary.Codec<Document> {
        @Override
        public void write(Document document, Freezer out) {
            out.write(new Keys(document.keys()));
            for (var i = 0; i < document.size(); i++) {
                out.write(document.valueAt(i));
            }
        }

        @Override
        public Document read(Thawer in) {
            var keys = (Keys) Objects.requireNonNull(in.read());
            var fields = new LinkedHashMap<String, @Nullable Object>();
            for (var key : keys.names) {
                fields.put(key, in.read());
            }
            return Document.copyOf(fields);
        }
    }

    private static final class ItemsCodec implements Vocabulary.Codec<Items> {
        @Override
        public void write(Items items, Freezer out) {
            out.number(items.size());
            items.forEach(out::write);
        }

        @Override
        public Items read(Thawer in) {
            var values = new Object[(int) in.number()];
            for (var i = 0; i < values.length; i++) {
                values[i] = in.read();
            }
            return Items.of(values);
        }
    }
}
