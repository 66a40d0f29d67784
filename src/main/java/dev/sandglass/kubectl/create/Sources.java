package dev.sandglass.kubectl.create;

import dev.sandglass.api.Names;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data of ConfigMaps and Secrets: {@code --from-literal}, {@code --from-file}, {@code --from-env-file}. */
final class Sources {

    private final String kind;
    private final String name;
    private final Session session;
    private final LinkedHashMap<String, byte[]> data = new LinkedHashMap<>();

    private Sources(String kind, String name, Session session) {
        this.kind = kind;
        this.name = name;
        this.session = session;
    }

    /** Reads all three, ConfigMaps their files first, Secrets their literals. */
    static Map<String, byte[]> read(
            String kind, String name, Arguments arguments, Session session) {
        var sources = new Sources(kind, name, session);
        var files = arguments.texts("from-file");
        var literals = arguments.texts("from-literal");
        var envs =
                arguments.usage().find("from-env-file") == null
                        ? List.<String>of()
                        : arguments.texts("from-env-file");
        if (!envs.isEmpty() && (!files.isEmpty() || !literals.isEmpty())) {
            throw Failure.of("from-env-file cannot be combined with from-file or from-literal");
        }
        if (kind.equals("ConfigMap")) {
            files.forEach(sources::file);
            literals.forEach(sources::literal);
        } else {
            literals.forEach(sources::literal);
            files.forEach(sources::file);
        }
        envs.forEach(sources::environment);
        return sources.data;
    }

    /** Reads files alone. */
    static Map<String, byte[]> files(
            String kind, String name, List<String> files, Session session) {
        var sources = new Sources(kind, name, session);
        files.forEach(sources::file);
        return sources.data;
    }

    private void literal(String source) {
        var equals = source.indexOf('=');
        if (equals <= 0) {
            throw Failure.of("invalid literal source " + source + ", expected key=value");
        }
        var value = source.substring(equals + 1);
        add(source.substring(0, equals), value.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String source) {
        var equals = source.indexOf('=');
        var path = equals < 0 ? source : source.substring(equals + 1);
        var key =
                equals < 0
                        ? path.substring(path.lastIndexOf('/') + 1)
                        : source.substring(0, equals);
        if (equals == 0) {
            throw Failure.of("key name for file path " + path + " missing");
        }
        if (equals == source.length() - 1) {
            throw Failure.of("file path for key name " + key + " missing");
        }
        if (equals != source.lastIndexOf('=')) {
            throw Failure.of("key names or file paths cannot contain '='");
        }
        if (!session.exists(path)) {
            throw Failure.of("error reading " + path + ": no such file or directory");
        }
        if (!session.isFolder(path)) {
            add(key, bytes(path));
            return;
        }
        if (equals >= 0) {
            throw Failure.of("cannot give a key name for a directory path");
        }
        folder(path);
    }

    private void folder(String path) {
        try {
            for (var entry : session.listFolder(path)) {
                var inside = path.endsWith("/") ? path + entry : path + "/" + entry;
                if (!session.isFolder(inside)) {
                    add(entry, bytes(inside));
                }
            }
        } catch (FileProblem e) {
            throw Failure.of("error listing files in " + path + ": " + e.getMessage());
        }
    }

    private byte[] bytes(String path) {
        try {
            return session.readFile(path);
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + lower(e));
        }
    }

    private static String lower(FileProblem problem) {
        var words = problem.reason().words();
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private void environment(String path) {
        if (!session.exists(path)) {
            throw Failure.of("error reading " + path + ": no such file or directory");
        }
        if (session.isFolder(path)) {
            throw Failure.of("env config file cannot be a directory");
        }
        for (var line : new String(bytes(path), StandardCharsets.UTF_8).split("\n")) {
            var text = line.stripLeading();
            if (text.endsWith("\r")) {
                text = text.substring(0, text.length() - 1);
            }
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            var equals = text.indexOf('=');
            var key = equals < 0 ? text : text.substring(0, equals);
            var faults = Names.strictEnvironmentVariable(key);
            if (!faults.isEmpty()) {
                throw Failure.of(
                        "\"" + key + "\" is not a valid key name: " + String.join(";", faults));
            }
            var value = equals < 0 ? session.variable(key) : text.substring(equals + 1);
            add(key, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(String key, byte[] value) {
        var faults = Names.configMapKey(key);
        if (!faults.isEmpty()) {
            throw Failure.of(
                    "\""
                            + key
                            + "\" is not a valid key name for a "
                            + kind
                            + ": "
                            + String.join(",", faults));
        }
        if (data.putIfAbsent(key, value) != null) {
            throw Failure.of(
                    kind.equals("ConfigMap")
                            ? "cannot add key \"%s\", another key by that name already exists in Data for ConfigMap \"%s\""
                                    .formatted(key, name)
                            : "cannot add key %s, another key by that name already exists"
                                    .formatted(key));
        }
    }
}
