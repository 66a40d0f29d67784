package dev.sandglass.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object type: its fields in the order in which the server writes them. Immutable. */
public final class Type {

    private final String name;
    private final List<GroupVersionKind> kinds;
    private final boolean atomic;
    private final boolean hidden;
    private final List<Union> unions;
    private final List<Member> members;
    private volatile @Nullable Fields fields;

    /** The names of an object: what {@code apiVersion} and {@code kind} say. */
    public record GroupVersionKind(String group, String version, String kind) {}

    /** Fields of which one is chosen by the value of another: {@code x-kubernetes-unions}. */
    public record Union(String discriminator, Map<String, String> fields) {}

    /** What is worked out at the first use: it may need types of other groups. */
    private record Fields(List<Field> all, Map<String, Field> byName, Member[] byNumber) {}

    Type(
            String name,
            List<GroupVersionKind> kinds,
            boolean atomic,
            boolean hidden,
            List<Union> unions,
            List<Member> members) {
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

    /** Whether apply takes an object of this type as one whole ({@code x-kubernetes-map-type: atomic}). */
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
    public List<Member> members() {
        return members;
    }

    /** All fields as JSON shows them, in the order in which the server writes them. */
    public List<Field> fields() {
        return worked().all;
    }

    /** The field of this name in JSON; null when there is none. */
    public @Nullable Field field(String jsonName) {
        return worked().byName.get(jsonName);
    }

    /** The field or part of this number in protobuf; null when there is none. */
    public @Nullable Member member(int number) {
        var byNumber = worked().byNumber;
        return number > 0 && number < byNumber.length ? byNumber[number] : null;
    }

    private Fields worked() {
        var known = fields;
        if (known == null) {
            known = work();
            fields = known;
        }
        return known;
    }

    private Fields work() {
        var all = new ArrayList<Field>();
        var highest = 0;
        for (var member : members) {
            highest = Math.max(highest, member.number());
            switch (member) {
                case Field field -> all.add(field);
                case Member.Part part -> all.addAll(part.form().type().fields());
            }
        }
        var byName = HashMap.<String, Field>newHashMap(all.size());
        all.forEach(field -> byName.put(field.name(), field));
        var byNumber = new Member[highest + 1];
        for (var member : members) {
            if (member.number() > 0) {
                byNumber[member.number()] = member;
            }
        }
        return new Fields(List.copyOf(all), byName, byNumber);
    }

    @Override
    public String toString() {
        return name;
    }
}
