package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.util.List;

/** Walks through folders. */
final class Paths {

    static final int FOUND_AT_MOST = 20_000;

    private Paths() {}

    /**
     * Adds the files at or below what is named so; the empty name is the present folder, which is not written out.
     *
     * @return false when there are more than the sandbox looks at
     */
    static boolean below(Process self, String named, List<String> found) {
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), named);
        if (!(files.look(path) instanceof FileNode.Folder)) {
            found.add(named);
            return true;
        }
        try {
            var prefix = named.isEmpty() || named.endsWith("/") ? named : named + "/";
            for (var name : files.list(path)) {
                if (found.size() >= FOUND_AT_MOST || !below(self, prefix + name, found)) {
                    return false;
                }
            }
        } catch (FileProblem _) {
            found.add(named);
        }
        return true;
    }
}
