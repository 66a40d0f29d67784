package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import java.util.Base64;

/** Certificates and keys in a kubeconfig: the names of files, or their content. */
final class PemFiles {

    private PemFiles() {}

    /** Complains when the file of a flag is not there. */
    static void require(String flag, String path, Session session) {
        if (!path.isEmpty() && !session.exists(path)) {
            throw Failure.of(
                    "could not stat %s file %s: stat %s: no such file or directory"
                            .formatted(flag, path, path));
        }
    }

    /** The entry with the file of a flag in its field: by name, or its content with {@code --embed-certs}. */
    static Document put(Document entry, String flag, Arguments arguments, Session session) {
        var path = arguments.text(flag);
        if (arguments.flag("embed-certs")) {
            return entry.put(flag + "-data", content(path, session)).remove(flag);
        }
        return entry.put(flag, session.resolve(path)).remove(flag + "-data");
    }

    /** A file's content in base64. */
    static String content(String path, Session session) {
        try {
            return Base64.getEncoder().encodeToString(session.readFile(path));
        } catch (FileProblem problem) {
            throw Failure.of("open " + path + ": no such file or directory");
        }
    }
}
