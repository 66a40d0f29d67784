package dev.sandglass.api.schema;

import dev.sandglass.document.KeyOrder;
import dev.sandglass.document.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object type: its fields in the order in which the server writes them. Immutable.
 *
 * <p>As a {@link Struct} it drives strict decoding, protobuf, patches and the order of keys.
 * (Struct has a nested type Field of its own, hence the long names below.)
 */
public final class Type implements Struct {

    private final String name;
    private final List<GroupVersionKind> kinds;
    private final boolean atomic;
    private final boolean hidden;
    private final List<Union> unions;
    private final List<dev.sandglass.api.schema.Member> members;
    private final KeyOrder orderOfValues = new OrderOfValues(this);
    private volatile @Nullable FieldTable table;

    /** The names of an object: what {@code apiVersion} and {@code kind} say. */
    public record GroupVersionKind(String group, String version, String kind) {}

    /** Fields of which one is chosen by the value of another: {@code x-kubernetes-unions}. */
    public record Union(String discriminator, Map<String, String> fields) {}

    Type(
            String name,
            List<GroupVersionKind> kinds,
            boolean atomic,
            boolean hidden,
            List<Union> unions,
            List<dev.sandglass.api.schema.Member> members) {
        this.name = name;
        this.kinds = List.copyOf(kinds);
        this.atomic = atomic;
        this.hidden = hidden;
        this.unions = List.copyOf(unions);
        this.members = List.copyOf(members);
    }

    /** The full name as OpenAPI writes it: {@code io.k8s.api.core.v1.PodSpec}. */
    public String name() {
        return name;
    }

    /** The last part of the name: {@code PodSpec}. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The kinds whose objects have this type: one as a rule, none for parts of objects. */
    public List<GroupVersionKind> kinds() {
        return kinds;
    }

    /**
     * Whether apply takes an object of this type as one whole
     * ({@code x-kubernetes-map-type: atomic}).
     */
    public boolean atomic() {
        return atomic;
    }

    /** Whether OpenAPI does not show this type, because its fields appear in an outer one. */
    public boolean hidden() {
        return hidden;
    }

    public List<Union> unions() {
        return unions;
    }

    /** Fields and parts in the order of upstream's struct. */
    public List<dev.sandglass.api.schema.Member> members() {
        return members;
    }

    /** All fields as JSON shows them, in the order in which the server writes them. */
    @Override
    public List<dev.sandglass.api.schema.Field> fields() {
        return table().all();
    }

    /** The field of this name in JSON; null when there is none. */
    @Override
    public dev.sandglass.api.schema.@Nullable Field field(String jsonName) {
        return table().byName().get(jsonName);
    }

    /** The field or part of this number in protobuf; null when there is none. */
    public dev.sandglass.api.schema.@Nullable Member member(int number) {
        return table().member(number);
    }

    @Override
    public String goName() {
        return simpleName();
    }

    /** The order inside a map from the user's own keys to objects of this type. */
    KeyOrder orderOfValues() {
        return orderOfValues;
    }

    private record OrderOfValues(KeyOrder values) implements KeyOrder {

        @Override
        public int rank(String key) {
            return 0;
        }

        @Override
        public KeyOrder inside(String key) {
            return values;
        }

        @Override
        public boolean isMap() {
            return true;
        }
    }

    private FieldTable table() {
        var known = table;
        if (known == null) {
            known = FieldTable.of(members);
            table = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name;
    }
}
