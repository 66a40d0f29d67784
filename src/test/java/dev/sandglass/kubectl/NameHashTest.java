package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.document.Document;
import org.junit.jupiter.api.Test;

class NameHashTest {

    /** Recorded from Kubernetes v1.35.2: {@code kubectl kustomize} names the ConfigMap dev-gen-4h2mbtbbt6. */
    @Test
    void kustomizeCountsNoName() {
        var object = Document.of("kind", "ConfigMap", "data", Document.of("a", "b"));
        assertEquals("4h2mbtbbt6", NameHash.of(object, "", ""));
    }

    @Test
    void theNameCountsWhereItIsGiven() {
        var object = Document.of("kind", "ConfigMap", "data", Document.of("a", "b"));
        assertEquals("g9k97h47c8", NameHash.of(object, "gen", null));
    }
}
