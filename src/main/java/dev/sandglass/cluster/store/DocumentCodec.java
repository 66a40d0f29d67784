package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Shape;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.Objects;

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
                .add(Shape.class, new Shapes())
                .add(Document.class, new Documents())
                .add(Items.class, new Lists());
    }

    private static final class Shapes implements Vocabulary.Codec<Shape> {
        @Override
        public void write(Shape shape, Freezer out) {
            out.number(shape.size());
            for (var i = 0; i < shape.size(); i++) {
                out.write(shape.key(i));
            }
        }

        @Override
        public Shape read(Thawer in) {
            var keys = new ArrayList<String>();
            for (var n = in.number(); n > 0; n--) {
                keys.add((String) Objects.requireNonNull(in.read()));
            }
            return Shape.of(keys);
        }
    }

    private static final class Documents implements Vocabulary.Codec<Document> {
        @Override
        public void write(Document value, Freezer out) {
            out.write(value.shape());
            for (var i = 0; i < value.size(); i++) {
                out.write(value.valueAt(i));
            }
        }

        @Override
        public Document read(Thawer in) {
            var shape = (Shape) Objects.requireNonNull(in.read());
            var values = new Object[shape.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = in.read();
            }
            return Document.owning(shape, values);
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
