package dev.sandglass.kubectl;

import dev.sandglass.shell.FileProblem;
import org.jspecify.annotations.Nullable;

/** What came of an action on files, for the {@link Tape}. */
record FileAnswer(@Nullable Object value, FileProblem.@Nullable Reason problem, String path) {}
