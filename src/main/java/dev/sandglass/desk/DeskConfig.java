package dev.sandglass.desk;

import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Yaml;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The desk's kubeconfig, as far as Tab needs it.
 *
 * @param document empty when there is none, or none that can be read
 */
record DeskConfig(Document document) {

    static DeskConfig read(Files files) {
        try {
            var text = files.read(DeskFiles.HOME + "/.kube/config");
            return Yaml.parse(new String(text, StandardCharsets.UTF_8)) instanceof Document found
                    ? new DeskConfig(found)
                    : new DeskConfig(Document.EMPTY);
        } catch (FileProblem | Malformed _) {
            return new DeskConfig(Document.EMPTY);
        }
    }

    /** The names of its contexts, clusters or users. */
    Stream<String> names(String list) {
        return document.items(list).documents().map(entry -> entry.text("name"));
    }

    /** The namespace of a context; of the current one for null. */
    String namespace(@Nullable String context) {
        var name = context == null ? document.text("current-context") : context;
        var found = document.items("contexts").named("name", name);
        var namespace = found == null ? "" : found.text("context.namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }
}
