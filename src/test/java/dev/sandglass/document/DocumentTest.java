package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private final Document web =
            Document.of(
                    "kind", "Deployment",
                    "metadata", Map.of("name", "web", "labels", Map.of("app.io/name", "web")),
                    "spec", Map.of("replicas", 3, "containers", List.of(Map.of("image", "nginx"))));

    @Test
    void aChangeSharesWhatItDoesNotTouch() {
        var five = web.with("spec.replicas", 5);

        assertEquals(5, five.number("spec.replicas", 0));
        assertEquals(3, web.number("spec.replicas", 0));
        assertSame(web.child("metadata"), five.child("metadata"));
        assertSame(web.items("spec.containers"), five.items("spec.containers"));
    }

    @Test
    void aPathEscapesDotsAndCountsItems() {
        assertEquals("web", web.text("metadata.labels.app\\.io/name"));
        assertEquals("nginx", web.text("spec.containers[0].image"));
        assertNull(web.at("spec.containers[1].image"));
        assertEquals(
                "busybox",
                web.with("spec.containers[0].image", "busybox").text("spec.containers[0].image"));
    }

    @Test
    void removingTheLastKeyLeavesAnEmptyDocument() {
        assertEquals(
                "{\"labels\":{},\"name\":\"web\"}",
                web.without("metadata.labels.app\\.io/name").child("metadata").toString());
    }

    @Test
    void whatIsRemovedTwiceLeavesTheSameKeys() {
        var wide = Document.EMPTY;
        for (var i = 0; i < 30; i++) {
            wide = wide.put("k" + i, i);
        }
        for (var document : List.of(web, wide)) {
            for (var key : document.keys()) {
                var rest = document.remove(key);
                var keys = document.keys().stream().filter(it -> !it.equals(key)).toList();
                assertEquals(keys, rest.keys());
                assertEquals(keys, document.remove(key).keys());
                keys.forEach(it -> assertSame(document.get(it), rest.get(it)));
            }
        }
    }

    @Test
    void severalKeysGoAtOnce() {
        assertEquals(List.of("metadata"), web.remove("spec", "kind", "nothing").keys());
        assertSame(web.child("metadata"), web.remove("spec", "kind").child("metadata"));
        assertSame(web, web.remove("nothing"));
        assertSame(Document.EMPTY, web.remove("kind", "metadata", "spec"));
    }

    @Test
    void theSamePartsAreTheVeryObjects() {
        var same = web.remove("kind");
        assertTrue(same.hasSameParts(same));
        assertTrue(same.hasSameParts(web.remove("kind")));
        assertFalse(same.hasSameParts(web));
        assertFalse(same.hasSameParts(same.with("spec.replicas", 5)));
        var equal = same.with("spec.replicas", 5).with("spec.replicas", 3);
        assertEquals(same, equal);
        assertFalse(same.hasSameParts(equal));
    }

    @Test
    void nullIsAValueAndAbsenceIsNot() {
        var patch = Document.of("a", null);
        assertTrue(patch.has("a"));
        assertFalse(patch.has("b"));
        assertFalse(patch.equals(Document.EMPTY));
    }

    @Test
    void settingAnEqualTreeBackMakesAnEqualDocument() {
        assertEquals(web, web.with("spec.replicas", 5).with("spec.replicas", 3));
        assertSame(web, web.put("kind", web.get("kind")));
    }

    @Test
    void sizeOneShapesAreShared() {
        assertSame(Document.of("z", 1).keys().getFirst(), Document.of("z", 2).keys().getFirst());
    }

    @Test
    void noKeyStandsTwice() {
        var failure =
                assertThrows(
                        IllegalArgumentException.class, () -> Document.of("b", 1, "a", 2, "b", 3));
        assertEquals("the key b stands twice", failure.getMessage());
    }
}
