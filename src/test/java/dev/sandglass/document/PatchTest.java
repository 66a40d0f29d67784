package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Schema;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatchTest {

    private static Struct type(String kind) {
        return Schema.builtIn().type(kind.equals("Deployment") ? "apps" : "", "v1", kind);
    }

    private static String answer(Supplier<@Nullable Object> work) {
        try {
            return "J " + Json.write(work.get());
        } catch (Malformed fault) {
            return "E " + fault.getMessage();
        }
    }

    @Test
    void strategicPatchesAreThoseOfUpstream() {
        var cases = Recorded.cases("patches-strategic.txt");
        assertTrue(cases.size() > 200);
        for (var one : cases) {
            var in = Json.object(one.in());
            var type = type(in.text("Kind"));
            var a = in.child("A");
            var b = in.child("B");
            var c = in.child("C");
            assertEquals(
                    one.out(),
                    answer(
                            () ->
                                    switch (in.text("Op")) {
                                        case "apply" -> StrategicPatch.apply(a, b, type);
                                        case "two" -> StrategicDiff.twoWay(a, b, type);
                                        case "three" -> StrategicDiff.threeWay(a, b, c, type);
                                        default ->
                                                StrategicDiff.threeWayWithoutConflict(
                                                        a, b, c, type);
                                    }),
                    one::in);
        }
    }

    @Test
    void jsonAndMergePatchesAreThoseOfUpstream() {
        var cases = Recorded.cases("patches-json.txt");
        assertTrue(cases.size() > 200);
        for (var one : cases) {
            var in = Json.object(one.in());
            var a = in.child("A");
            var b = in.child("B");
            assertEquals(
                    one.out(),
                    answer(
                            () ->
                                    switch (in.text("Op")) {
                                        case "mp" -> MergePatch.apply(a, b);
                                        case "mp2" -> MergePatch.twoWay(a, b);
                                        case "mp3" -> MergePatch.threeWay(a, b, in.child("C"));
                                        default -> JsonPatch.apply(a, in.items("B"));
                                    }),
                    one::in);
        }
    }

    @Test
    void thePatchOfTwoMakesTheOneOfTheOther() {
        for (var seed = 0L; seed < 300; seed++) {
            var one = withoutNulls(RandomValues.document(new Random(seed), 4));
            var other = withoutNulls(RandomValues.document(new Random(-seed - 1), 4));
            assertEquals(
                    other, MergePatch.apply(one, MergePatch.twoWay(one, other)), "seed " + seed);
            assertEquals(one, MergePatch.apply(one, MergePatch.twoWay(one, one)), "seed " + seed);
        }
    }

    /** A merge patch cannot set a null. */
    private static Document withoutNulls(Document document) {
        return MergePatch.apply(Document.EMPTY, document);
    }

    @Test
    void aPatchSharesWhatItDoesNotTouch() {
        var deployment = Json.object("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"replicas\":1}}");
        var patched =
                StrategicPatch.apply(
                        deployment,
                        Document.of("spec", Document.of("replicas", 2)),
                        type("Deployment"));
        assertEquals(2, patched.number("spec.replicas", 0));
        assertTrue(patched.get("metadata") == deployment.get("metadata"));
    }

    @Test
    void theComplaintsOfARealServer() {
        var deployment = withContainer("{\"name\":\"nginx\",\"image\":\"nginx\"}");
        var noKey = withContainer("{\"image\":\"redis\"}");
        assertEquals(
                "E map: map[image:redis] does not contain declared merge key: name",
                answer(() -> StrategicPatch.apply(deployment, noKey, type("Deployment"))));
        var unknown = withContainer("{\"name\":\"nginx\",\"$patch\":\"nosuch\"}");
        assertEquals(
                "E unknown patch type: nosuch in map: map[$patch:nosuch name:nginx]",
                answer(() -> StrategicPatch.apply(deployment, unknown, type("Deployment"))));
    }

    private static Document withContainer(String json) {
        return Document.EMPTY.with("spec.template.spec.containers", Items.of(Json.parse(json)));
    }
}
