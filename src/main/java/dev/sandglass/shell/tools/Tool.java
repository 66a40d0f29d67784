package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;

/**
 * A tool before it has looked at its command line; it then goes on as what {@link Tools#start} answers.
 *
 * @param name in {@link Tools}
 */
record Tool(String name) implements Program {

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
                    Tools.start(name, self);
        };
    }
}
