package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code kubectl create configmap}. */
public final class CreateConfigMap implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "configmap",
                            "NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]")
                    .alias("cm")
                    .summary("Make a ConfigMap from files, folders or literal values")
                    .about(
                            """
                            Make a ConfigMap from files, folders or literal values.

                             A file's key is its name, unless key=file says otherwise; of a folder, each file whose name can be a key is taken.""")
                    .example(
                            "kubectl create configmap conf --from-literal=color=blue",
                            "From a value")
                    .example(
                            "kubectl create configmap conf --from-file=app.properties",
                            "From a file")
                    .example(
                            "kubectl create configmap conf --from-env-file=app.env",
                            "From lines of name=value")
                    .flag("append-hash", "", "Add a hash of the data to the name.")
                    .list("from-env-file", "", "File with a line name=value for each key.")
                    .list(
                            "from-file",
                            "",
                            "File or folder to take data from; key=file to name the key.")
                    .texts("from-literal", "", "A key and its value: key=value.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var object =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        creation.metadata(name));
        var data = Document.EMPTY;
        var binary = Document.EMPTY;
        for (var entry : Sources.read("ConfigMap", name, arguments, session).entrySet()) {
            var text = text(entry.getValue());
            if (text != null) {
                data = data.put(entry.getKey(), text);
            } else {
                binary =
                        binary.put(
                                entry.getKey(),
                                Base64.getEncoder().encodeToString(entry.getValue()));
            }
        }
        object = data.isEmpty() ? object : object.put("data", data);
        object = binary.isEmpty() ? object : object.put("binaryData", binary);
        return creation.run(object, "configmaps", true, "failed to create configmap: ");
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
