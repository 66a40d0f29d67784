package dev.sandglass.desk;

import dev.sandglass.api.Push;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.kubectl.KubectlVocabulary;
import dev.sandglass.kubectl.read.ReadTypes;
import dev.sandglass.shell.interpreter.ShellTypes;
import dev.sandglass.shell.tools.ToolVocabulary;
import dev.sandglass.sim.Vocabulary;
import java.util.List;

/** Every type that stands in a frozen sandbox. */
final class DeskVocabulary {

    private DeskVocabulary() {}

    static Vocabulary make() {
        var vocabulary = new Vocabulary();
        Cluster.addTo(vocabulary);
        return vocabulary
                .addAll(ShellTypes.ALL)
                .addAll(ToolVocabulary.TYPES)
                .addAll(Desk.TYPES)
                .addAll(Clock.TYPES)
                .addAll(List.of(ClockTool.class, Endurance.State.class))
                .addAll(KubectlVocabulary.TYPES)
                .addAll(ReadTypes.ALL)
                .addAll(List.of(Sandbox.Frozen.class, Authorities.class, Push.class));
    }
}
