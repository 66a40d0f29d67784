package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.write.apply.Apply;
import dev.sandglass.kubectl.write.apply.ApplySetLastApplied;
import dev.sandglass.kubectl.write.apply.ApplyViewLastApplied;
import java.util.List;

/** The commands that change a cluster, in the order of kubectl's help. */
public final class WriteCommands {

    public static final List<KubectlCommand> ALL =
            List.of(
                    new SetGroup(),
                    new SetEnv(),
                    new SetImage(),
                    new SetResources(),
                    new SetSelector(),
                    new SetServiceAccount(),
                    new SetSubject(),
                    new Apply(),
                    new ApplySetLastApplied(),
                    new ApplyViewLastApplied());

    private WriteCommands() {}
}
