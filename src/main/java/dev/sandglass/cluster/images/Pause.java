package dev.sandglass.cluster.images;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.List;

/** The image that holds a Pod's sandbox open: it waits until it is told to end. */
final class Pause {

    static final List<ImageSource> SOURCES =
            List.of(
                    ImageSource.of("registry.k8s.io/pause", "3.10.1,3.10,3.9")
                            .digest(
                                    "823d424f96cf275fcb7b53c5ed0ee253"
                                            + "36d3a8c41a7daaaf994be5365bd2276e")
                            .bytes(2_765_459)
                            .user(65535)
                            .program("/pause", new Waiter())
                            .entrypoint("/pause"));

    private Pause() {}

    /** Waits, and ends well when asked to. */
    record Waiter() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return wake instanceof Wake.Signalled ? Step.exit(0) : Step.await(this);
        }

        @Override
        public boolean handles(Signal signal) {
            return signal == Signal.TERM || signal == Signal.INT;
        }
    }
}
