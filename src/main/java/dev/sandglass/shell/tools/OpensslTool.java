package dev.sandglass.shell.tools;

import dev.sandglass.shell.tools.openssl.Openssl;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code openssl}: gives {@link Openssl} its standard input when it wants that. */
final class OpensslTool {

    private OpensslTool() {}

    static Step start(Process self) {
        return Openssl.reads(self.arguments())
                ? Gather.start(self, List.of("-"))
                : Step.exit(Openssl.run(self, null));
    }

    static int work(List<Gather.Input> inputs, Process self) {
        return Openssl.run(self, inputs.isEmpty() ? null : inputs.getFirst().bytes());
    }
}
