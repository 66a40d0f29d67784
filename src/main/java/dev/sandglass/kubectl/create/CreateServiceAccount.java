package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create serviceaccount}. */
public final class CreateServiceAccount implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage("serviceaccount", "NAME [--dry-run=server|client|none]")
                    .alias("sa")
                    .summary("Make a service account")
                    .about("Make a service account of the given name.")
                    .example("kubectl create serviceaccount robot", "An account called robot");

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
                        "kind", "ServiceAccount",
                        "metadata", creation.metadata(creation.name()));
        return creation.run(object, "serviceaccounts", true, "failed to create serviceaccount: ");
    }
}
