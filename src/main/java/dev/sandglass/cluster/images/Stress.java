package dev.sandglass.cluster.images;

import dev.sandglass.sim.Memory;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code stress}, which takes as much memory as it is told to: the teaching tool for limits.
 * Simulated: {@code --vm} with {@code --vm-bytes}, {@code --timeout}; its processor, disk and
 * further workers are not.
 */
final class Stress {

    static final List<ImageSource> SOURCES =
            List.of(
                    ImageSource.of("docker.io/polinux/stress", "latest,1.0.4")
                            .bytes(4_041_495)
                            .on(Userland.busybox(""))
                            .program("/usr/local/bin/stress", new Hog()));

    private Stress() {}

    /** Takes its memory a moment after its start and keeps it. */
    record Hog() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> {
                    var workers = Long.parseLong(flag(self, "--vm", "0"));
                    self.print(
                            "stress: info: [1] dispatching hogs: 0 cpu, 0 io, "
                                    + workers
                                    + " vm, 0 hdd");
                    yield Step.sleep(Duration.ofMillis(200), this);
                }
                case Wake.Slept _ -> {
                    var each = bytes(flag(self, "--vm-bytes", "256M"));
                    var workers = Long.parseLong(flag(self, "--vm", "0"));
                    self.facility(Memory.class).hold(workers * each, self.pid());
                    yield Step.await(this);
                }
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
            };
        }

        private static String flag(Process self, String name, String fallback) {
            var words = self.arguments();
            var at = words.indexOf(name);
            return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : fallback;
        }

        private static long bytes(String text) {
            var unit = "BKMG".indexOf(text.toUpperCase(Locale.ROOT).charAt(text.length() - 1));
            var digits = unit < 0 ? text : text.substring(0, text.length() - 1);
            return Long.parseLong(digits) << 10 * Math.max(0, unit);
        }
    }
}
