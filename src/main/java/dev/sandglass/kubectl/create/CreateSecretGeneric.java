package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.Base64;
import java.util.Map;

/** {@code kubectl create secret generic}. */
public final class CreateSecretGeneric implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "secret generic",
                            "NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]")
                    .summary("Make a Secret from files, folders or literal values")
                    .about("Make a Secret from files, folders or literal values.")
                    .example(
                            "kubectl create secret generic db --from-literal=password=s3cret",
                            "From a value")
                    .example("kubectl create secret generic keys --from-file=id_rsa", "From a file")
                    .flag("append-hash", "", "Add a hash of the data to the name.")
                    .list("from-env-file", "", "File with a line name=value for each key.")
                    .list(
                            "from-file",
                            "",
                            "File or folder to take data from; key=file to name the key.")
                    .texts("from-literal", "", "A key and its value: key=value.")
                    .text("type", "", "The Secret's type.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var data = encoded(Sources.read("Secret", name, arguments, session));
        var object = secret(creation.metadata(name), data, arguments.text("type"));
        return creation.run(object, "secrets", true, "failed to create secret ");
    }

    static Document encoded(Map<String, byte[]> sources) {
        var data = Document.EMPTY;
        for (var entry : sources.entrySet()) {
            data = data.put(entry.getKey(), Base64.getEncoder().encodeToString(entry.getValue()));
        }
        return data;
    }

    static Document secret(Document metadata, Document data, String type) {
        var object = Document.of("apiVersion", "v1", "kind", "Secret", "metadata", metadata);
        object = data.isEmpty() ? object : object.put("data", data);
        return type.isEmpty() ? object : object.put("type", type);
    }
}
