package dev.sandglass.kubectl;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import org.jspecify.annotations.Nullable;

/** What came of an action on files, for the {@link Tape}. */
record FileAnswer(@Nullable Object value, FileProblem.@Nullable Reason problem, String path) {

    /** Something done with files. */
    interface Action {
        @Nullable Object on(Files files) throws FileProblem;
    }

    static FileAnswer of(Action action, Files files) {
        try {
            return new FileAnswer(action.on(files), null, "");
        } catch (FileProblem e) {
            return new FileAnswer(null, e.reason(), e.path());
        }
    }

    @Nullable Object get() throws FileProblem {
        if (problem != null) {
            throw new FileProblem(problem, path);
        }
        return value;
    }
}
