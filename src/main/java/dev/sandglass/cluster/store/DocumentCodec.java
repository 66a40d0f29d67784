package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How documents stand in frozen state: each distinct tree once, the keys of equal shapes once, what
 * the base has by its number. It is
 * here because documents know nothing of freezing, and freezing nothing of documents.
 */
public final class DocumentCodec {

    private DocumentCodec() {}

    /** Teaches a vocabulary documents and their lists. */
    public static Vocabulary addTo(Vocabulary vocabulary) {
        return vocabulary
                .add(Keys.class, new KeysCodec())
                .add(Document.class, new Documents())
                .add(Items.class, new Lists());
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

    private static final class Documents implements Vocabulary.Codec<Document> {
        @Override
        public void write(Document value, Freezer out) {
            out.write(new Keys(value.keys()));
            for (var i = 0; i < value.size(); i++) {
                out.write(value.valueAt(i));
            }
        }

        @Override
        public Document read(Thawer in) {
            var fields = new TreeMap<String, @Nullable Object>();
            for (var key : ((Keys) Objects.requireNonNull(in.read())).names) {
                fields.put(key, in.read());
            }
            return Document.copyOf(fields);
        }
    }

    private static final class Lists implements Vocabulary.Codec<Items> {
        @Override
        public void write(Items value, Freezer out) {
            out.number(value.size());
            value.forEach(out::write);
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
