package dev.sandglass.shell;

import dev.sandglass.shell.FileProblem.Reason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files of one host: a layer of its own over a shared, immutable one (an image, the desk as it comes), with
 * volumes mounted into it. A facility of every {@link dev.sandglass.sim.Host} that has files.
 *
 * <p>Paths are absolute; {@link #resolve} makes them so. Simulated: folders, files, symbolic links, modes, times, a
 * limit of bytes. Left out: owners, hard links, device files (the shell knows {@code /dev/null} itself).
 */
public final class Files {

    private static final int LINKS_AT_MOST = 20;

    private final NavigableMap<String, FileNode> below;
    private final UnaryOperator<FileNode> made;
    private final TreeMap<String, FileNode> own = new TreeMap<>();
    private final TreeMap<String, Mount> mounts = new TreeMap<>(Collections.reverseOrder());
    private final LongSupplier now;
    private final long bytesAtMost;
    private long bytes;

    /** The file that is being added to, so that many small additions do not copy it each time. */
    private @Nullable Growing growing;

    private long grownAt;

    private record Growing(String path, int mode, ByteArrayOutputStream bytes) {}

    private record Mount(Files volume, boolean readOnly) {}

    private record Place(Files files, String path, boolean readOnly) {}

    /**
     * @param below the shared layer, never changed
     * @param now the clock that dates changes, in epoch nanoseconds
     * @param bytesAtMost how much may be written before the disk is full
     */
    public Files(NavigableMap<String, FileNode> below, LongSupplier now, long bytesAtMost) {
        this(below, UnaryOperator.identity(), now, bytesAtMost);
    }

    /**
     * With something in the shared layer that is each host's own.
     *
     * @param made what a node of the shared layer is on this host, asked for at each look
     */
    public Files(
            NavigableMap<String, FileNode> below,
            UnaryOperator<FileNode> made,
            LongSupplier now,
            long bytesAtMost) {
        this.below = below;
        this.made = made;
        this.now = now;
        this.bytesAtMost = bytesAtMost;
    }

    /** Shows a volume at this path, whatever is there below. Mounts are told again after a thaw. */
    public void mount(String path, Files volume, boolean readOnly) {
        mounts.put(path, new Mount(volume, readOnly));
    }

    // ---- paths ----

    /** The absolute path of what a program in that folder calls so: without {@code .}, {@code ..}, {@code //}. */
    public static String resolve(String folder, String path) {
        var parts = new ArrayList<String>();
        for (var part : (path.startsWith("/") ? path : folder + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private Place place(String path) {
        for (var mount : mounts.entrySet()) { // longest path first: their order is reversed
            var at = mount.getKey();
            if (path.equals(at) || path.startsWith(at + "/")) {
                var inside = path.equals(at) ? "/" : path.substring(at.length());
                var deeper = mount.getValue().volume().place(inside);
                return new Place(
                        deeper.files(),
                        deeper.path(),
                        deeper.readOnly() || mount.getValue().readOnly());
            }
        }
        return new Place(this, path, false);
    }

    // ---- reading ----

    /** What stands at this very path, links not followed; null for nothing. */
    public @Nullable FileNode look(String path) {
        var place = place(path);
        return place.files().lookHere(place.path());
    }

    /** As {@link #look}, but what is being added to a file may be missing from its bytes. */
    private @Nullable FileNode glance(String path) {
        var place = place(path);
        return place.files().known(place.path());
    }

    private @Nullable FileNode lookHere(String path) {
        settle(path);
        return known(path);
    }

    private @Nullable FileNode known(String path) {
        var node = own.get(path);
        if (node == null && below.containsKey(path)) {
            node = made.apply(below.get(path));
        }
        if (node == null && path.equals("/")) {
            return new FileNode.Folder(0755, 0);
        }
        return node instanceof FileNode.Gone ? null : node;
    }

    /** The path at the end of all links, the folders' on the way included. */
    public String follow(String path) throws FileProblem {
        var links = 0;
        var walked = "";
        var rest = new ArrayList<>(List.of(path.substring(1).split("/")));
        while (!rest.isEmpty()) {
            var part = rest.removeFirst();
            if (part.isEmpty()) {
                continue;
            }
            var here = walked + "/" + part;
            if (glance(here) instanceof FileNode.Link(var target, _)) {
                if (++links > LINKS_AT_MOST) {
                    throw new FileProblem(Reason.TOO_MANY_LINKS, path);
                }
                var whole = resolve(walked.isEmpty() ? "/" : walked, target);
                rest.addAll(0, List.of(whole.substring(1).split("/")));
                walked = "";
            } else {
                walked = here;
            }
        }
        return walked.isEmpty() ? "/" : walked;
    }

    /** What the path leads to, links followed. */
    public FileNode find(String path) throws FileProblem {
        var node = look(follow(path));
        if (node == null) {
            var isUnderFile = look(follow(parent(path))) instanceof FileNode.Regular;
            throw new FileProblem(isUnderFile ? Reason.NOT_A_FOLDER : Reason.NOT_FOUND, path);
        }
        return node;
    }

    public boolean exists(String path) {
        try {
            find(path);
            return true;
        } catch (FileProblem _) {
            return false;
        }
    }

    public boolean isFolder(String path) {
        try {
            return find(path) instanceof FileNode.Folder;
        } catch (FileProblem _) {
            return false;
        }
    }

    /** A file's bytes; not to be changed. */
    public byte[] read(String path) throws FileProblem {
        return switch (find(path)) {
            case FileNode.Regular regular -> regular.bytes();
            case FileNode.Folder _ -> throw new FileProblem(Reason.IS_FOLDER, path);
            case FileNode.Link _, FileNode.Gone _ -> throw new FileProblem(Reason.NOT_FOUND, path);
        };
    }

    /** The names in a folder, sorted. */
    public List<String> list(String path) throws FileProblem {
        if (!(find(path) instanceof FileNode.Folder)) {
            throw new FileProblem(Reason.NOT_A_FOLDER, path);
        }
        var real = follow(path);
        var place = place(real);
        var names = place.files().namesIn(place.path());
        for (var at : mounts.keySet()) {
            if (!at.equals(real) && parent(at).equals(real)) {
                names.add(at.substring(at.lastIndexOf('/') + 1));
            }
        }
        return List.copyOf(names);
    }

    private TreeSet<String> namesIn(String folder) {
        var prefix = folder.equals("/") ? "/" : folder + "/";
        var names = new TreeSet<String>();
        for (var layer : List.of(below, own)) {
            var inside = layer.subMap(prefix, false, prefix + Character.MAX_VALUE, false);
            for (var path : inside.keySet()) {
                var name = path.substring(prefix.length());
                if (name.indexOf('/') < 0 && lookHere(path) != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    // ---- writing ----

    /** Makes or replaces a file; a new one gets mode 0644. */
    public void write(String path, byte[] data) throws FileProblem {
        var real = follow(path);
        var old = look(real);
        if (old instanceof FileNode.Folder) {
            throw new FileProblem(Reason.IS_FOLDER, path);
        }
        put(real, new FileNode.Regular(data, old == null ? 0644 : old.mode(), now.getAsLong()));
    }

    /** Adds to a file's end, making it when absent. */
    public void append(String path, byte[] data) throws FileProblem {
        var real = follow(path);
        var place = place(real);
        switch (place.files().known(place.path())) {
            case FileNode.Regular file when !place.readOnly() ->
                    place.files().grow(place.path(), file, data);
            case null, default -> write(path, data); // made, or refused with its reason
        }
    }

    private void grow(String path, FileNode.Regular file, byte[] data) throws FileProblem {
        if (bytes + data.length > bytesAtMost) {
            throw new FileProblem(Reason.NO_SPACE, path);
        }
        if (growing == null || !growing.path().equals(path)) {
            settle();
            if (!own.containsKey(path)) {
                bytes += size(file);
            }
            growing = new Growing(path, file.mode(), new ByteArrayOutputStream());
            growing.bytes().writeBytes(file.bytes());
        }
        growing.bytes().writeBytes(data);
        grownAt = now.getAsLong();
        bytes += data.length;
    }

    private void settle(String path) {
        if (growing != null && growing.path().equals(path)) {
            settle();
        }
    }

    /** Puts the file that is being added to where files are. */
    private void settle() {
        if (growing != null) {
            var whole = growing.bytes().toByteArray();
            own.put(growing.path(), new FileNode.Regular(whole, growing.mode(), grownAt));
            growing = null;
        }
    }

    /** The moment that a file gets which is written now, epoch nanoseconds. */
    public long now() {
        return now.getAsLong();
    }

    /** Makes one folder. */
    public void makeFolder(String path) throws FileProblem {
        if (exists(path)) {
            throw new FileProblem(Reason.EXISTS, path);
        }
        put(path, new FileNode.Folder(0755, now.getAsLong()));
    }

    /** Makes a folder and those above it, as far as they are missing. */
    public void makeFolders(String path) throws FileProblem {
        if (path.equals("/") || isFolder(path)) {
            return;
        }
        makeFolders(parent(path));
        makeFolder(path);
    }

    public void link(String path, String target) throws FileProblem {
        if (look(path) != null) {
            throw new FileProblem(Reason.EXISTS, path);
        }
        put(path, new FileNode.Link(target, now.getAsLong()));
    }

    /** Puts any node at a path; the folder above must be there. */
    public void put(String path, FileNode node) throws FileProblem {
        if (!(find(parent(path)) instanceof FileNode.Folder)) {
            throw new FileProblem(Reason.NOT_A_FOLDER, path);
        }
        var place = place(path);
        if (place.readOnly()) {
            throw new FileProblem(Reason.READ_ONLY, path);
        }
        place.files().putHere(place.path(), node);
    }

    private void putHere(String path, FileNode node) throws FileProblem {
        settle(path);
        var more = size(node) - size(own.get(path));
        if (more > 0 && bytes + more > bytesAtMost) {
            throw new FileProblem(Reason.NO_SPACE, path);
        }
        bytes += more;
        own.put(path, node);
    }

    private static long size(@Nullable FileNode node) {
        return node instanceof FileNode.Regular regular ? regular.bytes().length + 64 : 64;
    }

    /** Removes a file, a link or an empty folder. */
    public void remove(String path) throws FileProblem {
        var node = look(path);
        if (node == null) {
            throw new FileProblem(Reason.NOT_FOUND, path);
        }
        if (node instanceof FileNode.Folder && !list(path).isEmpty()) {
            throw new FileProblem(Reason.NOT_EMPTY, path);
        }
        var place = place(path);
        if (place.readOnly()) {
            throw new FileProblem(Reason.READ_ONLY, path);
        }
        place.files().removeHere(place.path());
    }

    private void removeHere(String path) {
        settle(path);
        var old = own.remove(path);
        bytes -= old == null ? 0 : size(old);
        if (below.containsKey(path)) {
            own.put(path, new FileNode.Gone());
        }
    }

    // ---- as data ----

    /** What differs from the layer below. */
    public Map<String, FileNode> freeze() {
        settle();
        return new TreeMap<>(own);
    }

    public void thaw(Map<String, FileNode> frozen) {
        growing = null;
        own.clear();
        own.putAll(frozen);
        bytes = own.values().stream().mapToLong(Files::size).sum();
    }
}
