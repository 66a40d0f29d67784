package dev.sandglass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SchemaCompilerTest {

    @Test
    void theResourcesAreWhatTheRecordingsSay() throws IOException {
        for (var file : SchemaCompiler.compile().entrySet()) {
            var name = "/dev/sandglass/api/schema/" + file.getKey();
            try (var in = SchemaCompilerTest.class.getResourceAsStream(name)) {
                var committed =
                        in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(file.getValue(), committed, "run SchemaCompiler: " + file.getKey());
            }
        }
    }
}
