package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.read.RawPath;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import java.util.List;

/** {@code --raw} of create, replace and delete: a file, as it is, goes to a path of the server's. */
public final class RawSending {

    private RawSending() {}

    /** Sends the file, and prints what the server answers. */
    public static int send(Method method, Arguments arguments, Client client) {
        var files = arguments.texts("filename");
        if (files.size() > 1 || files.isEmpty() && method != Method.DELETE) {
            throw Failure.of("--raw can only use a single local file or stdin");
        }
        if (files.stream().anyMatch(f -> f.startsWith("http://") || f.startsWith("https://"))) {
            throw Failure.of("--raw cannot read from a url");
        }
        for (var other : List.of("recursive", "output")) {
            if (arguments.has(other)) {
                throw Failure.of("--raw and --" + other + " are mutually exclusive");
            }
        }
        var request = RawPath.request(method, arguments.text("raw"), client);
        var body = files.isEmpty() ? new byte[0] : content(files.getFirst(), client.session());
        client.session().write(client.bytes(request.withBody(new Request.Body.Raw(body, ""))));
        return 0;
    }

    private static byte[] content(String file, Session session) {
        if (file.equals("-")) {
            return session.readAllInput();
        }
        try {
            return session.readFile(file);
        } catch (FileProblem _) {
            throw Failure.of("open " + file + ": no such file or directory");
        }
    }
}
