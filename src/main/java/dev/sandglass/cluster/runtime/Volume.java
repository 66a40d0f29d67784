package dev.sandglass.cluster.runtime;

import dev.sandglass.document.Document;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.Files;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A volume of a sandbox: what the kubelet put into it (the keys of a ConfigMap, a token) and what
 * containers wrote.
 *
 * <p>The kubelet's part is laid out as its atomic writer does, and made when somebody looks:
 *
 * <pre>
 *   ..2026_11_21_12_00_00.7      a folder with the files
 *   ..data                       a link to it
 *   ca.crt                       a link to ..data/ca.crt
 * </pre>
 */
final class Volume {

    private static final long BYTES_AT_MOST = 8 << 20;
    private static final String BINARY = "base64:";

    /** A volume, frozen. */
    record State(Document contents, long moment, int mode, Map<String, FileNode> own) {}

    private final Clock clock;
    private Document contents;
    private long moment;
    private int mode;
    private @Nullable Files files;
    private @Nullable Map<String, FileNode> frozen;

    /** The clock that dates files. */
    @FunctionalInterface
    interface Clock {
        long now();
    }

    Volume(Clock clock, Document contents, int mode) {
        this.clock = clock;
        this.contents = contents;
        this.mode = mode;
        this.moment = clock.now();
    }

    Volume(Clock clock, State state) {
        this(clock, state.contents(), state.mode());
        this.moment = state.moment();
        this.frozen = state.own();
    }

    /** Other contents from now on; false when they are the same. */
    boolean update(Document other) {
        if (contents.equals(other)) {
            return false;
        }
        contents = other;
        moment = clock.now();
        files = null;
        return true;
    }

    Files files() {
        if (files == null) {
            files = new Files(layer(), clock::now, BYTES_AT_MOST);
            if (frozen != null) {
                files.thaw(frozen);
                frozen = null;
            }
        }
        return files;
    }

    private NavigableMap<String, FileNode> layer() {
        if (contents.isEmpty()) {
            return Collections.emptyNavigableMap();
        }
        var layer = new TreeMap<String, FileNode>();
        var folder = "/.." + FileDates.folderName(moment);
        layer.put(folder, new FileNode.Folder(0755, moment));
        layer.put("/..data", new FileNode.Link(folder.substring(1), moment));
        contents.forEach(
                (path, value) -> {
                    var slash = path.indexOf('/');
                    var first = slash < 0 ? path : path.substring(0, slash);
                    layer.putIfAbsent("/" + first, new FileNode.Link("..data/" + first, moment));
                    for (var i = slash; i >= 0; i = path.indexOf('/', i + 1)) {
                        var above = folder + "/" + path.substring(0, i);
                        layer.putIfAbsent(above, new FileNode.Folder(0755, moment));
                    }
                    var bytes = bytes((String) value);
                    layer.put(folder + "/" + path, new FileNode.Regular(bytes, mode, moment));
                });
        return layer;
    }

    /** The bytes of one of the contents at this path; null when it is none. */
    byte @Nullable [] content(String path) {
        return contents.get(path) instanceof String text ? bytes(text) : null;
    }

    private static byte[] bytes(String text) {
        return text.startsWith(BINARY)
                ? Base64.getDecoder().decode(text.substring(BINARY.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    State freeze() {
        Map<String, FileNode> own = frozen != null ? frozen : Map.of();
        return new State(contents, moment, mode, files != null ? files.freeze() : own);
    }
}
