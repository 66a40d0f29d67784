package dev.sandglass.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the resources of {@code dev.sandglass.api.schema} from the recordings: {@code kinds} from
 * discovery, {@code columns} from the Tables, {@code openapi-hashes} and {@code types/PACKAGE} from
 * OpenAPI and {@code members.txt}.
 *
 * <p>Run its main in the project's folder after a change of the recordings or of the form of the
 * resources.
 */
public final class SchemaCompiler {

    static final String RESOURCES = "src/main/resources/dev/sandglass/api/schema/";

    private SchemaCompiler() {}

    /** The text of every resource by its name. */
    static Map<String, String> compile() {
        var files = new TreeMap<String, String>();
        files.put("kinds", KindsCompiler.kinds());
        files.put("columns", KindsCompiler.columns());
        files.put("openapi-hashes", KindsCompiler.hashes());
        new TypesCompiler().compile().forEach((name, text) -> files.put("types/" + name, text));
        return files;
    }

    public static void main(String[] args) throws IOException {
        for (var file : compile().entrySet()) {
            var path = Path.of(RESOURCES, file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
