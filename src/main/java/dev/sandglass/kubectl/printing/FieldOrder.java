package dev.sandglass.kubectl.printing;

import dev.sandglass.document.KeyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order of keys written out by hand. */
public record FieldOrder(List<String> keys, Map<String, FieldOrder> children) implements KeyOrder {

    public static FieldOrder of(String... keys) {
        return new FieldOrder(List.of(keys), Map.of());
    }

    @Override
    public int rank(String key) {
        var place = keys.indexOf(key);
        return place < 0 ? keys.size() : place;
    }

    @Override
    public @Nullable KeyOrder inside(String key) {
        return children.get(key);
    }
}
