package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.shell.FileProblem;
import java.util.List;

/** The types that may stand in a frozen kubectl. */
public final class KubectlVocabulary {

    public static final List<Class<?>> TYPES =
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
                    Request.class,
                    Request.Method.class,
                    Request.Body.class,
                    Status.class);

    private KubectlVocabulary() {}
}
