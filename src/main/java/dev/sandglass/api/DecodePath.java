package dev.sandglass.api;

import dev.sandglass.document.Struct;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a decoder stands, as strict faults name it ({@code spec.containers[0].env}) and as Go does
 * ({@code Container.spec.containers.env}).
 */
final class DecodePath {

    private Struct.@Nullable Field[] fields = new Struct.Field[32];
    private @Nullable Object[] names = new Object[32]; // a struct for a field, a key, an index
    private int[] indexes = new int[32];
    private int depth;

    void field(Struct.Field field, Struct owner) {
        push();
        fields[depth - 1] = field;
        names[depth - 1] = owner;
    }

    void key(String key) {
        push();
        fields[depth - 1] = null;
        names[depth - 1] = key;
    }

    void index(int index) {
        push();
        fields[depth - 1] = null;
        names[depth - 1] = null;
        indexes[depth - 1] = index;
    }

    void pop() {
        depth--;
    }

    private void push() {
        if (depth++ == names.length) {
            fields = Arrays.copyOf(fields, 2 * depth);
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
    }

    String strict() {
        var out = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            var field = fields[i];
            if (field == null && names[i] == null) {
                out.append('[').append(indexes[i]).append(']');
            } else {
                out.append(out.isEmpty() ? "" : ".")
                        .append(field == null ? names[i] : field.name());
            }
        }
        return out.toString();
    }

    /**
     * Go's struct and the names of fields from the root on; structs that are embedded stand there
     * too.
     */
    String go() {
        var out = new StringBuilder();
        var struct = "";
        for (var i = 0; i < depth; i++) {
            var field = fields[i];
            if (field != null && names[i] instanceof Struct owner) {
                struct = owner.goName();
                embedded(owner, field.name(), out);
                out.append('.').append(field.name());
            }
        }
        return struct + out;
    }

    private static void embedded(Struct owner, String name, StringBuilder out) {
        for (var member : owner.members()) {
            if (member instanceof Struct.Part part && part.struct().field(name) != null) {
                out.append('.').append(part.struct().goName());
                embedded(part.struct(), name, out);
                return;
            }
        }
    }
}
