package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How documents stand in frozen state: each distinct tree once, keys as words, what the base has by its number. It is
 * here because documents know nothing of freezing, and freezing nothing of documents.
 */
public final class DocumentCodec {

    private DocumentCodec() {}

    /** Teaches a vocabulary documents and their lists. */
    public static Vocabulary addTo(Vocabulary vocabulary) {
        return vocabulary.add(Document.class, new Documents()).add(Items.class, new Lists());
    }

    private static final class Documents implements Vocabulary.Codec<Document> {
        @Override
        public void write(Document value, Freezer out) {
            out.number(value.size());
            for (var i = 0; i < value.size(); i++) {
                out.write(value.key(i));
                out.write(value.valueAt(i));
            }
        }

        @Override
        public Document read(Thawer in) {
            var fields = new TreeMap<String, @Nullable Object>();
            for (var n = in.number(); n > 0; n--) {
                fields.put((String) in.read(), in.read());
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
