package dev.sandglass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Column;
import dev.sandglass.api.schema.Field;
import dev.sandglass.api.schema.Member;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.schema.Type;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the schema tells is what was recorded, fact by fact. */
class RecordedFactsTest {

    private final Schema schema = Schema.builtIn();

    @Test
    void columnsOfEveryKind() {
        var recorded = Recordings.json("tables/columns.json");
        var listed = new TreeSet<String>();
        for (var kind : schema.kinds().all()) {
            var name = kind.plural() + "." + kind.version();
            var columns = recorded.get(kind.group().isEmpty() ? name : name + "." + kind.group());
            var expected = new ArrayList<Column>();
            if (columns != null) {
                listed.add(kind.groupResource());
                columns.forEach(
                        column ->
                                expected.add(
                                        new Column(
                                                column.get("name").asText(),
                                                column.get("type").asText(),
                                                column.get("format").asText(),
                                                column.get("description").asText(),
                                                column.get("priority").asInt())));
            }
            assertEquals(expected, schema.columns(kind), kind.groupResource());
        }
        assertEquals(60, listed.size());
    }

    @Test
    void membersOfEveryTypeInOrderWithNumberAndGoType() {
        var scalars = 0;
        for (var recorded : Members.read(Recordings.text("members.txt")).values()) {
            var type = schema.type(recorded.name());
            if (type == null) {
                assertTrue(
                        Forms.SCALARS.containsKey(recorded.name()) || recorded.members().isEmpty(),
                        recorded.name());
                scalars++;
                continue;
            }
            assertEquals(
                    recorded.members().stream().map(RecordedFactsTest::line).toList(),
                    type.members().stream().map(RecordedFactsTest::line).toList(),
                    recorded.name());
        }
        assertTrue(scalars < 12, scalars + " types without fields");
    }

    private static String line(Members.One one) {
        return one.name() + " " + one.number() + " " + one.goType();
    }

    private static String line(Member member) {
        return switch (member) {
            case Field field -> field.name() + " " + field.number() + " " + field.goType();
            case Member.Part part -> part.form().name() + " " + part.number() + " ";
        };
    }

    @Test
    void fieldsStandInTheirPlaces() {
        for (var recorded : Members.read(Recordings.text("members.txt")).keySet()) {
            var type = schema.type(recorded);
            if (type != null) {
                places(type);
            }
        }
    }

    private static void places(Type type) {
        var fields = type.fields();
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            assertEquals(i, field.place(), type + "." + field.name());
            assertEquals(field, type.field(field.name()));
        }
        for (var member : type.members()) {
            if (member.number() > 0) {
                assertNotNull(type.member(member.number()), type.name());
            }
        }
    }

    @Test
    void listMapKeysAndMergeKeysAreFieldsOfTheItems() {
        var checked = 0;
        for (var recorded : Members.read(Recordings.text("members.txt")).keySet()) {
            var type = schema.type(recorded);
            if (type == null) {
                continue;
            }
            for (var field : type.fields()) {
                var merge = field.merge();
                if (merge.listType().equals("map")) {
                    for (var key : merge.listMapKeys()) {
                        assertNotNull(field.type().field(key), type + "." + field.name());
                        checked++;
                    }
                }
                if (!merge.patchMergeKey().isEmpty()) {
                    assertNotNull(
                            field.type().field(merge.patchMergeKey()), type + "." + field.name());
                    checked++;
                }
            }
        }
        assertTrue(checked > 110, checked + " keys");
    }
}
