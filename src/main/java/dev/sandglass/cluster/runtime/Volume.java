package dev.sandglass.cluster.runtime;

import dev.sandglass.document.Document;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.Files;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** What begins so is not yet known, and is fetched when somebody reads the file. */
    static final String TO_FETCH = "fetch:";

    /** A volume, frozen. */
    record State(Document contents, long moment, int mode, Map<String, FileNode> own) {}

    private final Keeper clock;
    private Document contents;
    private long moment;
    private int mode;
    private @Nullable Files files;
    private @Nullable Map<String, FileNode> frozen;

    /** Dates files, and fetches what is made only when somebody looks. */
    interface Keeper {
        long now();

        String fetch(String what);
    }

    /** The runtime's clock, and its watcher for what is to be fetched. */
    record OfRuntime(ContainerRuntime runtime) implements Keeper {
        @Override
        public long now() {
            return runtime.timeline().now();
        }

        @Override
        public String fetch(String what) {
            return runtime.watcher().fetch(what);
        }
    }

    /** The files that the kubelet put in, where some are fetched at the first look at them. */
    private final class Layer extends TreeMap<String, FileNode> {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable FileNode get(Object path) {
            var node = super.get(path);
            if (!(node instanceof FileNode.Regular(var bytes, _, _)) || bytes != LATER) {
                return node;
            }
            var fetched = new FileNode.Regular(fetch(inside((String) path)), mode, moment);
            put((String) path, fetched);
            return fetched;
        }
    }

    private static final byte[] LATER = new byte[0];

    /** The path of one of the contents, without the folder of their version. */
    private static String inside(String path) {
        return path.substring(path.indexOf('/', 1) + 1);
    }

    private byte[] fetch(String path) {
        var value = (String) Objects.requireNonNull(contents.get(path));
        if (value.startsWith(TO_FETCH)) {
            value = clock.fetch(value.substring(TO_FETCH.length()));
            contents = contents.put(path, value); // the same for ever after, thawed or not
        }
        return bytes(value);
    }

    Volume(Keeper clock, Document contents, int mode) {
        this.clock = clock;
        this.contents = contents;
        this.mode = mode;
        this.moment = clock.now();
    }

    Volume(Keeper clock, State state) {
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
        var layer = new Layer();
        layer.put("/", new FileNode.Folder(0777, moment)); // whoever the container runs as
        if (contents.isEmpty()) {
            return layer;
        }
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
                    var text = (String) value;
                    var bytes = text.startsWith(TO_FETCH) ? LATER : bytes(text);
                    layer.put(folder + "/" + path, new FileNode.Regular(bytes, mode, moment));
                });
        return layer;
    }

    /** The bytes of one of the contents at this path; null when it is none. */
    byte @Nullable [] content(String path) {
        return contents.get(path) instanceof String ? fetch(path) : null;
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
