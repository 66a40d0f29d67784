package dev.sandglass.kubectl.write.apply;

import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Two folders below {@code /tmp}: one has a file for each object as it is, the other as it would be. */
final class DiffFolders {

    private static final long NUMBERS = 10_000_000_000L;

    private final Session session;
    private final String live;
    private final String merged;
    private final List<String> written = new ArrayList<>();

    DiffFolders(Session session) {
        this.session = session;
        var number = Math.floorMod(session.now(), NUMBERS);
        this.live = "/tmp/LIVE-" + number;
        this.merged = "/tmp/MERGED-" + Math.floorMod(number * 31 + 7, NUMBERS);
    }

    String live() {
        return live;
    }

    String merged() {
        return merged;
    }

    void write(DiffVersions.Pair pair) {
        write(live + "/" + pair.file(), pair.live() == null ? "" : Yaml.write(pair.live()));
        write(merged + "/" + pair.file(), Yaml.write(pair.merged()));
    }

    private void write(String path, String text) {
        try {
            session.writeFile(path, text.getBytes(StandardCharsets.UTF_8));
            written.add(path);
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + e.getMessage());
        }
    }

    void remove() {
        for (var path : List.copyOf(written)) {
            remove(path);
        }
        if (!written.isEmpty()) {
            remove(live);
            remove(merged);
        }
    }

    private void remove(String path) {
        try {
            session.removeFile(path);
        } catch (FileProblem _) {
            // someone else has removed it
        }
    }
}
