package dev.sandglass.sim;

import java.util.List;

/**
 * Which program a command stands for on a host: what Linux finds along {@code $PATH}. A facility of
 * hosts that can start commands by name.
 */
public interface Executables {

    /** What a search found. */
    sealed interface Found {

        /**
         * A program to start.
         *
         * @param file the path of the file found
         * @param before arguments that come before the command's own, its name included: a script's
         *     interpreter
         */
        record Runs(String file, Program program, List<String> before) implements Found {}

        /** Nothing of that name along the search path, or no file at that path. */
        record Nothing() implements Found {}

        /** A folder. */
        record Folder() implements Found {}

        /**
         * A program that a real host of this kind has and this one has not.
         *
         * @param sentence what to say instead of running it
         */
        record NotYet(String sentence) implements Found {}

        /** A file that may not be executed, or that is no program. */
        record NotExecutable() implements Found {}
    }

    /**
     * Looks a command up.
     *
     * @param command a name to look for, or a path when it has a slash
     * @param folder what a relative path begins at
     * @param path the search path: folders with colons between
     */
    Found find(String command, String folder, String path);
}
