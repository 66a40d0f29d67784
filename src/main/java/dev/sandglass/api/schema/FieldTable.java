package dev.sandglass.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a type by place, name and number: worked out at the first use, as parts need their
 * types.
 */
record FieldTable(List<Field> all, Map<String, Field> byName, @Nullable Member[] byNumber) {

    static FieldTable of(List<Member> members) {
        var all = new ArrayList<Field>();
        var highest = 0;
        for (var member : members) {
            highest = Math.max(highest, member.number());
            // No switch over types and no lambdas: this is part of every start, and they set out
            // slowly.
            if (member instanceof Member.Part part) {
                for (var field : part.form().type().fields()) {
                    all.add(field.at(all.size()));
                }
            } else if (member instanceof Field field) {
                all.add(field.at(all.size()));
            }
        }
        var byName = HashMap.<String, Field>newHashMap(all.size());
        for (var field : all) {
            byName.put(field.name(), field);
        }
        var byNumber = new Member[highest + 1];
        for (var member : members) {
            if (member.number() > 0) {
                byNumber[member.number()] =
                        member instanceof Field field ? byName.get(field.name()) : member;
            }
        }
        return new FieldTable(List.copyOf(all), byName, byNumber);
    }

    @Nullable Member member(int number) {
        return number > 0 && number < byNumber.length ? byNumber[number] : null;
    }
}
