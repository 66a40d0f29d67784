package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.kubectl.create.RunAttached;
import dev.sandglass.kubectl.read.ReadTypes;
import dev.sandglass.kubectl.rollout.Rollout;
import dev.sandglass.kubectl.running.RunningTypes;
import dev.sandglass.kubectl.write.WriteTypes;
import dev.sandglass.shell.FileProblem;
import java.util.List;
import java.util.stream.Stream;

/** The types that may stand in a frozen kubectl. */
public final class KubectlVocabulary {

    private static final List<Class<?>> OWN =
            List.of(
                    Kubectl.class,
                    Tape.class,
                    FileAnswer.class,
                    Settings.class,
                    FileProblem.Reason.class,
                    Batch.class,
                    Credential.class,
                    Cursor.class,
                    Reply.class,
                    Heading.class,
                    Request.class,
                    Request.Method.class,
                    Request.Body.class,
                    Status.class,
                    WindowSize.class,
                    Heard.class,
                    Visit.class,
                    RunAttached.State.class);

    public static final List<Class<?>> TYPES =
            Stream.of(OWN, ReadTypes.ALL, WriteTypes.ALL, Rollout.TYPES, RunningTypes.ALL)
                    .flatMap(List::stream)
                    .toList();

    private KubectlVocabulary() {}
}
