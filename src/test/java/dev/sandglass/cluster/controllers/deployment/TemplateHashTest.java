package dev.sandglass.cluster.controllers.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TemplateHashTest {

    @Test
    void theHashesAreThoseOfARealCluster() throws IOException {
        var resource = "/golden/pod-template-hashes.txt";
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
            var lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
            assertTrue(lines.size() > 20);
            for (var line : lines) {
                var space = line.indexOf(' ');
                var template = (Document) Json.parse(line.substring(space + 1));
                assertEquals(line.substring(0, space), TemplateHash.of(template, Document.EMPTY));
            }
        }
    }

    @Test
    void aCollisionGivesAnotherHash() {
        var template = Document.of("metadata", Document.of("labels", Document.of("a", "b")));
        assertNotEquals(
                TemplateHash.of(template, Document.EMPTY),
                TemplateHash.of(template, Document.of("collisionCount", 1)));
    }
}
