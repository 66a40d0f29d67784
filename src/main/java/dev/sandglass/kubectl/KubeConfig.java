package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.FileProblem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfig files in force, merged: of two entries of one name the first file's stands.
 *
 * @param files which files were looked for, in order; the one to write comes first
 * @param found which of them are there
 * @param merged the configuration, as a file would hold it
 */
public record KubeConfig(List<String> files, List<String> found, Document merged) {

    private static final List<String> LISTS = List.of("clusters", "contexts", "users");

    public static final Document EMPTY =
            Document.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Config",
                    "clusters",
                    Items.EMPTY,
                    "contexts",
                    Items.EMPTY,
                    "users",
                    Items.EMPTY,
                    "current-context",
                    "");

    /** What was read lately, by its text: kubectl reads its own file with each command. For any thread. */
    private static final AtomicReferenceArray<@Nullable Parsed> LATELY =
            new AtomicReferenceArray<>(256);

    private static final int LONGEST_KEPT = 16 * 1024;

    private record Parsed(String text, Document config) {}

    /** As {@link #load}, but a file that is named and not there is one to be made. */
    public static KubeConfig loadOrNew(Arguments arguments, Session session) {
        var explicit = arguments.text("kubeconfig");
        return explicit.isEmpty() || session.exists(explicit)
                ? load(arguments, session)
                : new KubeConfig(List.of(explicit), List.of(), EMPTY);
    }

    /** Reads what {@code --kubeconfig}, {@code $KUBECONFIG} or the home folder name. */
    public static KubeConfig load(Arguments arguments, Session session) {
        var explicit = arguments.text("kubeconfig");
        if (!explicit.isEmpty()) {
            if (!explicit.equals("/dev/null") && !session.exists(explicit)) {
                throw Failure.of("stat " + explicit + ": no such file or directory");
            }
            return merge(List.of(explicit), session);
        }
        var fromEnvironment = session.variable("KUBECONFIG");
        var paths = new ArrayList<String>();
        for (var path : fromEnvironment.split(":")) {
            if (!path.isEmpty() && !paths.contains(path)) {
                paths.add(path);
            }
        }
        if (paths.isEmpty()) {
            paths.add(session.home() + "/.kube/config");
        }
        return merge(paths, session);
    }

    /** Notes on the log that the files have been read so many times. */
    public void noteLoaded(int times, Arguments arguments, Session session) {
        var log = new Log(session, arguments.text("v"));
        for (var i = 0; i < times; i++) {
            found().forEach(log::read);
        }
    }

    private static KubeConfig merge(List<String> paths, Session session) {
        var merged = EMPTY;
        var found = new ArrayList<String>();
        for (var path : paths) {
            var config = read(path, session);
            if (config != null) {
                found.add(path);
                merged = combine(merged, config);
            }
        }
        return new KubeConfig(List.copyOf(paths), List.copyOf(found), merged);
    }

    /** One file's configuration; null when it is not there. */
    public static @Nullable Document read(String path, Session session) {
        if (path.equals("/dev/null")) {
            return EMPTY;
        }
        try {
            return parsed(new String(session.readFile(path), StandardCharsets.UTF_8));
        } catch (FileProblem e) {
            if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.NOT_A_FOLDER) {
                return null;
            }
            throw Failure.of(
                    "error loading config file \"" + path + "\": read " + path + ": " + lower(e));
        } catch (Malformed e) {
            throw Failure.of("error loading config file \"" + path + "\": " + e.getMessage());
        }
    }

    private static Document parsed(String text) {
        var place = (text.hashCode() & 0x7fff_ffff) % LATELY.length();
        var known = LATELY.get(place);
        if (known != null && known.text().equals(text)) {
            return known.config();
        }
        var config = Yaml.parse(text) instanceof Document document ? document : EMPTY;
        if (text.length() <= LONGEST_KEPT) {
            LATELY.set(place, new Parsed(text, config));
        }
        return config;
    }

    private static String lower(FileProblem problem) {
        var words = problem.reason().words();
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static Document combine(Document first, Document second) {
        var result = first;
        for (var list : LISTS) {
            var items = first.items(list);
            for (var entry : second.items(list).documents().toList()) {
                if (items.named("name", entry.text("name")) == null) {
                    items = items.plus(entry);
                }
            }
            result = result.put(list, items);
        }
        if (first.text("current-context").isEmpty()) {
            result = result.put("current-context", second.text("current-context"));
        }
        return result;
    }

    /** The entry of this name in {@code clusters}, {@code contexts} or {@code users}; null when there is none. */
    public static @Nullable Document entry(Document config, String list, String name) {
        var entry = config.items(list).named("name", name);
        return entry == null ? null : entry.child(list.substring(0, list.length() - 1));
    }

    public @Nullable Document cluster(String name) {
        return entry(merged, "clusters", name);
    }

    public @Nullable Document context(String name) {
        return entry(merged, "contexts", name);
    }

    public @Nullable Document user(String name) {
        return entry(merged, "users", name);
    }
}
