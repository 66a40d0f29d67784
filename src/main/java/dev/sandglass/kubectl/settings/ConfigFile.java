package dev.sandglass.kubectl.settings;

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
import java.util.function.UnaryOperator;

/** Kubeconfig files, to be changed: each entry in the file that it stands in, new ones in the first file. */
final class ConfigFile {

    private final Session session;
    private final KubeConfig config;

    ConfigFile(Arguments arguments, Session session) {
        this.session = session;
        this.config = KubeConfig.load(arguments, session);
    }

    Document merged() {
        return config.merged();
    }

    /** The file that new entries go to: the last one of several, as upstream does. */
    String path() {
        return config.found().isEmpty() ? config.files().getLast() : config.found().getFirst();
    }

    /** The file in which this entry stands, else the one for new ones. */
    private String pathOf(String list, String name) {
        for (var path : config.found()) {
            var file = KubeConfig.read(path, session);
            if (file != null && file.items(list).named("name", name) != null) {
                return path;
            }
        }
        return path();
    }

    /** Changes an entry, or makes it; lists are kept in the order of names. */
    void change(String list, String name, UnaryOperator<Document> change) {
        var path = pathOf(list, name);
        var file = whole(KubeConfig.read(path, session));
        var field = list.substring(0, list.length() - 1);
        var entry = file.items(list).named("name", name);
        var before = entry == null ? Document.EMPTY : entry.child(field);
        var now = Document.of("name", name, field, change.apply(before));
        var items = file.items(list).upsert("name", now);
        write(path, file.put(list, sorted(items)));
    }

    void remove(String list, String name) {
        var path = pathOf(list, name);
        var file = whole(KubeConfig.read(path, session));
        write(path, file.put(list, file.items(list).only(e -> !e.text("name").equals(name))));
    }

    /** Changes the first file as a whole. */
    void changeFile(UnaryOperator<Document> change) {
        write(path(), change.apply(whole(KubeConfig.read(path(), session))));
    }

    private static Document whole(@org.jspecify.annotations.Nullable Document file) {
        return KubeConfig.EMPTY.putAll(file == null ? Document.EMPTY : file);
    }

    private static Items sorted(Items items) {
        return Items.copyOf(
                items.documents().sorted(Comparator.comparing(e -> e.text("name"))).toList());
    }

    private void write(String path, Document file) {
        try {
            session.writeFile(path, Yaml.write(file).getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem problem) {
            var words = problem.reason().words();
            throw Failure.of(
                    "open "
                            + path
                            + ": "
                            + Character.toLowerCase(words.charAt(0))
                            + words.substring(1));
        }
    }
}
