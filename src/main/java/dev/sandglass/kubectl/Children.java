package dev.sandglass.kubectl;

import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Spawn;
import java.util.ArrayList;
import java.util.List;

/** Programs that kubectl starts: an editor. */
final class Children {

    private static final String USUAL_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Children() {}

    /** Starts it with the process' own descriptors; -1 when there is no such program. */
    static int start(Process self, List<String> words) {
        var path = self.variable("PATH");
        var found =
                self.facility(Executables.class)
                        .find(words.getFirst(), self.folder(), path.isEmpty() ? USUAL_PATH : path);
        if (!(found instanceof Executables.Found.Runs(_, var program, var before))) {
            return -1;
        }
        var all = new ArrayList<>(before);
        all.addAll(words);
        return self.start(
                new Spawn(
                        program,
                        all,
                        self.environment(),
                        self.folder(),
                        self.channels(),
                        self.group()));
    }
}
