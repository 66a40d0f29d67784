package dev.sandglass.desk;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.shell.interpreter.ShellTypes;
import dev.sandglass.shell.tools.Tools;
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
                .addAll(Tools.TYPES)
                .addAll(Desk.TYPES)
                .addAll(
                        List.of(
                                Sandbox.Frozen.class,
                                Request.class,
                                Request.Method.class,
                                Request.Body.class,
                                Credential.class,
                                Reply.class,
                                Status.class,
                                Cursor.class,
                                Batch.class,
                                Push.class));
    }
}
