package dev.sandglass.cluster.images;

import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.ArrayList;
import java.util.List;

/** {@code curlimages/curl}: what it is given is run when it is a command, and is for curl when it is not. */
final class CurlImage {

    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static final List<ImageSource> SOURCES =
            List.of(
                    ImageSource.of("docker.io/curlimages/curl", "latest,8.10.1,8.9.1,8.5.0,7.88.1")
                            .bytes(1_148_233)
                            .on(Userland.alpine(""))
                            .program("/entrypoint.sh", new Entrypoint())
                            .entrypoint("/entrypoint.sh")
                            .command("curl"));

    private CurlImage() {}

    /** The image's entrypoint. */
    record Entrypoint() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal)) {
                return Step.exit(signal.exitCode());
            }
            var words = new ArrayList<>(self.arguments().subList(1, self.arguments().size()));
            if (words.isEmpty() || words.getFirst().startsWith("-") || !runs(words, self)) {
                words.addFirst("curl");
            }
            return find(words, self) instanceof Executables.Found.Runs(_, var program, var before)
                    ? Step.become(spawn(program, before, words, self))
                    : Step.exit(127);
        }

        private static boolean runs(List<String> words, Process self) {
            return find(words, self) instanceof Executables.Found.Runs;
        }

        private static Executables.Found find(List<String> words, Process self) {
            return self.facility(Executables.class).find(words.getFirst(), self.folder(), PATH);
        }

        private static Spawn spawn(
                Program program, List<String> before, List<String> words, Process self) {
            var all = new ArrayList<>(before);
            all.addAll(words);
            return new Spawn(
                    program,
                    List.copyOf(all),
                    self.environment(),
                    self.folder(),
                    self.channels(),
                    self.group());
        }
    }
}
