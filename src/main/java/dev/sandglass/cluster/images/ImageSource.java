package dev.sandglass.cluster.images;

import dev.sandglass.cluster.runtime.Image;
import dev.sandglass.shell.FileNode;
import dev.sandglass.sim.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One version of an image, as the classes of this package write it down.
 *
 * <pre>
 *   ImageSource.of("docker.io/library/nginx", "1.28,1.28.2,stable").bytes(5_182_687)
 *           .environment("NGINX_VERSION", "1.28.2")
 *           .program("/usr/sbin/nginx", new Command("1.28.2", site))
 *           .command("nginx", "-g", "daemon off;")
 * </pre>
 */
final class ImageSource {

    private static final int PROGRAM_MODE = 0755;

    private final String repository;
    private final List<String> tags;
    private final TreeMap<String, FileNode> files = new TreeMap<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final TreeMap<String, String> environment = new TreeMap<>();
    private String digest = "";
    private long bytes = 1_000_000;
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private String folder = "";
    private int user;
    private String stopSignal = "";

    private ImageSource(String repository, List<String> tags) {
        this.repository = repository;
        this.tags = tags;
        for (var path :
                List.of("/bin", "/dev", "/etc", "/home", "/proc", "/root", "/sys", "/tmp")) {
            folder(path);
        }
        folder("/usr/bin").folder("/var/run");
        file(
                "/etc/passwd",
                "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n");
        file("/etc/group", "root:x:0:\nnobody:x:65534:\n");
    }

    /** A version of a repository under these tags, with commas between. */
    static ImageSource of(String repository, String tags) {
        return new ImageSource(repository, List.of(tags.split(",")));
    }

    ImageSource bytes(long count) {
        bytes = count;
        return this;
    }

    /** The SHA-256 digest, when it is known; without one, the names decide. */
    ImageSource digest(String known) {
        digest = "sha256:" + known;
        return this;
    }

    ImageSource entrypoint(String... line) {
        entrypoint = List.of(line);
        return this;
    }

    ImageSource command(String... line) {
        command = List.of(line);
        return this;
    }

    ImageSource environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ImageSource workingFolder(String path) {
        folder = path;
        return this;
    }

    ImageSource user(int number) {
        user = number;
        return this;
    }

    ImageSource stopSignal(String name) {
        stopSignal = name;
        return this;
    }

    /** A folder and those above it. */
    ImageSource folder(String path) {
        for (var end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            files.putIfAbsent(path.substring(0, end), new FileNode.Folder(0755, 0));
        }
        files.putIfAbsent(path, new FileNode.Folder(0755, 0));
        return this;
    }

    ImageSource file(String path, String text) {
        folder(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        files.put(path, new FileNode.Regular(text.getBytes(StandardCharsets.UTF_8), 0644, 0));
        return this;
    }

    ImageSource program(String path, Program program) {
        folder(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        files.put(path, new FileNode.Regular(new byte[0], PROGRAM_MODE, 0));
        programs.put(path, program);
        return this;
    }

    /** Several programs by name, in one folder. */
    ImageSource programs(String in, Map<String, Program> byName) {
        byName.forEach((name, program) -> program(in + "/" + name, program));
        return this;
    }

    /** The tools in {@code /bin}, and what they say they are. */
    ImageSource on(Userland userland) {
        if (!userland.release().isEmpty()) {
            file("/etc/os-release", userland.release());
        }
        return programs("/bin", userland.programs());
    }

    Image build() {
        files.remove("/");
        NavigableMap<String, FileNode> layer = Collections.unmodifiableNavigableMap(files);
        return new Image(
                repository,
                tags,
                digest.isEmpty() ? digestOf(repository + ":" + tags) : digest,
                bytes,
                new Image.Defaults(
                        entrypoint,
                        command,
                        Collections.unmodifiableMap(environment),
                        folder,
                        user,
                        stopSignal),
                layer,
                Collections.unmodifiableMap(programs));
    }

    private static String digestOf(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
