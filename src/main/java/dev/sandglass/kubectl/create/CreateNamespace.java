package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create namespace}. */
public final class CreateNamespace implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage("namespace", "NAME [--dry-run=server|client|none]")
                    .alias("ns")
                    .summary("Make a namespace")
                    .about("Make a namespace of the given name.")
                    .example("kubectl create namespace shop", "A namespace called shop");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var object =
                Document.of(
                        "apiVersion", "v1",
                        "kind", "Namespace",
                        "metadata", Document.of("name", creation.name()));
        return creation.run(object, "namespaces", false, "");
    }
}
