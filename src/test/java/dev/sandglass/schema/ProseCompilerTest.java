package dev.sandglass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Prose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProseCompilerTest {

    @Test
    void whatTheBuildWritesReadsBackAsRecorded(@TempDir Path folder) throws IOException {
        ProseCompiler.main(new String[] {folder.toString()});
        var packed = folder.resolve("dev/sandglass/api/schema/prose.gz");
        assertTrue(Files.size(packed) < 200_000, "packed");
        try (var in = Files.newInputStream(packed)) {
            var prose = Prose.read(in);
            var fields = 0;
            for (var type : ProseCompiler.words().entrySet()) {
                for (var field : type.getValue().entrySet()) {
                    assertEquals(field.getValue(), prose.of(type.getKey(), field.getKey()));
                    fields++;
                }
            }
            assertTrue(fields > 2_900, fields + " descriptions");
            assertEquals("", prose.of("io.k8s.api.core.v1.Pod", "nosuch"));
            assertEquals("", prose.of("nosuch"));
        }
    }
}
