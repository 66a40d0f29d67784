package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfig files in force, and where a change of them goes: into the file that has the entry, or into the one
 * that is written by default.
 */
final class ConfigFiles {

    static final String CLUSTERS = "clusters";
    static final String CONTEXTS = "contexts";
    static final String USERS = "users";
    private static final String CURRENT = "current-context";
    private static final List<String> LISTS = List.of(CLUSTERS, CONTEXTS, USERS);

    private final Session session;
    private final KubeConfig config;
    private final boolean isExplicit;
    private final Arguments arguments;

    ConfigFiles(Arguments arguments, Session session) {
        this.session = session;
        this.arguments = arguments;
        this.config = KubeConfig.loadOrNew(arguments, session);
        this.isExplicit = !arguments.text("kubeconfig").isEmpty();
        config.noteLoaded(1, arguments, session);
    }

    /** All files as one. */
    Document merged() {
        return config.merged();
    }

    boolean isExplicit() {
        return isExplicit;
    }

    String currentContext() {
        return merged().text(CURRENT);
    }

    /** The entries of a list by name, sorted. */
    Map<String, Document> entries(String list) {
        var entries = new LinkedHashMap<String, Document>();
        merged().items(list)
                .documents()
                .sorted(Comparator.comparing(e -> e.text("name")))
                .forEach(e -> entries.put(e.text("name"), e.child(inner(list))));
        return entries;
    }

    private static String inner(String list) {
        return list.substring(0, list.length() - 1);
    }

    /** The file that new entries go to. */
    String defaultFile() {
        var files = config.files();
        if (files.size() == 1) {
            return files.getFirst();
        }
        return config.found().isEmpty() ? files.getLast() : config.found().getFirst();
    }

    /** Writes an entry; null removes it. */
    void put(String list, String name, @Nullable Document entry) {
        config.noteLoaded(2, arguments, session);
        var file = fileWith(list, name);
        var content = read(file);
        var items =
                content.items(list).documents().filter(e -> !e.text("name").equals(name)).toList();
        var all = new java.util.ArrayList<>(items);
        if (entry != null) {
            all.add(Document.of("name", name).put(inner(list), entry));
        }
        all.sort(Comparator.comparing(e -> e.text("name")));
        write(file, content.put(list, Items.copyOf(all)));
    }

    /** Writes which context is current. */
    void setCurrent(String name) {
        config.noteLoaded(1, arguments, session);
        if (name.equals(currentContext())) {
            return;
        }
        config.noteLoaded(2, arguments, session);
        var file = defaultFile();
        if (name.isEmpty()) {
            file =
                    config.found().stream()
                            .filter(f -> !read(f).text(CURRENT).isEmpty())
                            .findFirst()
                            .orElse(file);
        }
        write(file, read(file).put(CURRENT, name));
    }

    private String fileWith(String list, String name) {
        return config.found().stream()
                .filter(f -> read(f).items(list).named("name", name) != null)
                .findFirst()
                .orElse(defaultFile());
    }

    private Document read(String file) {
        var content = KubeConfig.read(file, session);
        return content == null ? KubeConfig.EMPTY : content;
    }

    private void write(String file, Document content) {
        try {
            var text = Yaml.write(complete(content));
            session.writeFile(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem problem) {
            throw Failure.of("open " + file + ": " + problem.reason().words());
        }
    }

    /** The fields that are always written; lists without entries are null. */
    static Document complete(Document content) {
        var complete = content.put("apiVersion", "v1").put("kind", "Config");
        complete = complete.put(CURRENT, content.text(CURRENT));
        for (var list : LISTS) {
            complete =
                    complete.put(list, content.items(list).isEmpty() ? null : content.items(list));
        }
        return complete;
    }
}
