package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;

/**
 * A tool before it has looked at its command line; it then goes on as what its {@link Start} answers.
 *
 * @param name in {@link Tools}
 */
record Tool(String name) implements Program {

    /** Looks at the command line, and does it at once or says how to go on. */
    @FunctionalInterface
    interface Start {
        Step start(Process self);
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                    Step.exit(signal.exitCode());
            case Wake.Started _,
                    Wake.Signalled _,
                    Wake.Slept _,
                    Wake.Read _,
                    Wake.ChildExited _,
                    Wake.Told _ ->
                    Tools.start(name).start(self);
        };
    }
}
