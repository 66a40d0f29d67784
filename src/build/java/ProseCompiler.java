import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the descriptions of types and fields from the annotations of client-java-api's models and writes
 * them where {@code dev.sandglass.api.schema.Prose} reads them. The build runs it as a single source file:
 *
 * <pre>  java ProseCompiler.java CLIENT-JAVA-API.jar RESOURCES-FOLDER OUT-FOLDER</pre>
 *
 * <p>Each line of the result is {@code Type<TAB>description} or {@code <TAB>field<TAB>description}, for all
 * published types of the resources {@code types/…}. Class files are read as data: no class is loaded.
 */
final class ProseCompiler {

    /** What one model says: of itself under the empty name, of its fields under theirs. */
    private static final Map<String, Map<String, String>> MODELS = new HashMap<>();

    private ProseCompiler() {}

    public static void main(String[] args) throws IOException {
        try (var jar = new JarFile(args[0])) {
            for (var entry : jar.stream().toList()) {
                var name = entry.getName();
                if (name.startsWith("io/kubernetes/client/openapi/models/") && name.endsWith(".class")
                        && name.indexOf('$') < 0) {
                    var model = ClassFile.of().parse(jar.getInputStream(entry).readAllBytes());
                    MODELS.put(name.substring(name.lastIndexOf('/') + 1, name.length() - 6), read(model));
                }
            }
        }
        var types = Path.of(args[1], "dev/sandglass/api/schema/types");
        var out = Path.of(args[2], "dev/sandglass/api/schema/prose.gz");
        Files.createDirectories(out.getParent());
        try (var files = Files.list(types);
                var writer = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(out)), StandardCharsets.UTF_8))) {
            for (var file : files.sorted().toList()) {
                write(file, writer);
            }
        }
    }

    private static Map<String, String> read(ClassModel model) {
        var found = new TreeMap<String, String>();
        found.put("", value(model, "Lio/swagger/annotations/ApiModel;", "description"));
        var jsonNames = new HashMap<String, String>();
        for (var field : model.fields()) {
            var json = value(field, "Lcom/google/gson/annotations/SerializedName;", "value");
            if (!json.isEmpty()) {
                jsonNames.put(field.fieldName().stringValue(), json);
            }
        }
        for (var method : model.methods()) {
            var words = value(method, "Lio/swagger/annotations/ApiModelProperty;", "value");
            var json = jsonNames.get(readField(method));
            if (json != null && !words.isEmpty()) {
                found.put(json, words);
            }
        }
        jsonNames.values().forEach(json -> found.putIfAbsent(json, ""));
        return found;
    }

    /** The field that a getter answers. */
    private static String readField(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream())
                .filter(FieldInstruction.class::isInstance).map(FieldInstruction.class::cast)
                .map(read -> read.name().stringValue()).findFirst().orElse("");
    }

    private static String value(AttributedElement element, String annotation, String name) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(visible -> visible.annotations().stream())
                .filter(found -> found.className().stringValue().equals(annotation))
                .map(found -> value(found, name)).findFirst().orElse("");
    }

    private static String value(Annotation annotation, String name) {
        for (var element : annotation.elements()) {
            if (element.name().stringValue().equals(name)
                    && element.value() instanceof AnnotationValue.OfString text) {
                return text.stringValue();
            }
        }
        return "";
    }

    private static void write(Path file, BufferedWriter out) throws IOException {
        var home = file.getFileName().toString();
        Map<String, String> model = null;
        for (var line : Files.readAllLines(file)) {
            var name = line.strip().split(" ")[0];
            if (!line.startsWith(" ")) {
                model = line.contains(" hidden") ? null : model(home, name);
                if (model != null) {
                    out.write(home + "." + name + "\t" + line(model.get("")) + "\n");
                    for (var field : model.entrySet()) {
                        if (!field.getKey().isEmpty() && !field.getValue().isEmpty()) {
                            out.write("\t" + field.getKey() + "\t" + line(field.getValue()) + "\n");
                        }
                    }
                }
            }
        }
    }

    /** Models are named V1Pod, or CoreV1Event where several groups have a type of one name. */
    private static Map<String, String> model(String home, String type) {
        var parts = home.split("\\.");
        var version = capital(parts[parts.length - 1]);
        var withGroup = capital(parts[parts.length - 2]) + version + type;
        return MODELS.getOrDefault(withGroup, MODELS.getOrDefault(version + type,
                type.equals("Info") ? MODELS.get("VersionInfo") : null));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String line(String words) {
        return words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
