package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;

/** How each tool says that it cannot read a file, and with which exit code it ends then. */
final class Unreadable {

    private Unreadable() {}

    /** On busybox and Alpine, {@code cat} and {@code ls} have words of their own. */
    static boolean isBusybox(Process self) {
        return Launcher.find(self, "ash") instanceof Executables.Found.Runs;
    }

    static String words(String tool, String file, FileProblem.Reason reason, Process self) {
        return tool.equals("cat") && reason == FileProblem.Reason.NOT_FOUND && isBusybox(self)
                ? "cat: can't open '" + file + "': " + reason.words()
                : words(tool, file, reason);
    }

    static String words(String tool, String file, FileProblem.Reason reason) {
        var isFolder = reason == FileProblem.Reason.IS_FOLDER;
        return switch (tool) {
            case "head", "tail" ->
                    isFolder
                            ? tool + ": error reading '" + file + "': " + reason.words()
                            : tool + ": cannot open '" + file + "' for reading: " + reason.words();
            case "tac" -> "tac: failed to open '" + file + "' for reading: " + reason.words();
            case "sort" ->
                    "sort: "
                            + (isFolder ? "read failed: " : "cannot read: ")
                            + file
                            + ": "
                            + reason.words();
            case "sed" ->
                    isFolder
                            ? "sed: couldn't edit " + file + ": not a regular file"
                            : "sed: can't read " + file + ": " + reason.words();
            case "jq" -> "jq: error: Could not open file " + file + ": " + reason.words();
            case "awk" -> "awk: cannot open \"" + file + "\" (" + reason.words() + ")";
            default -> tool + ": " + file + ": " + reason.words();
        };
    }

    /** Whether the tool ends at once when a file cannot be read. */
    static boolean isFatal(String tool) {
        return switch (tool) {
            case "sort", "comm", "join", "shuf", "paste", "base64" -> true;
            default -> false;
        };
    }

    static int code(String tool, int code) {
        return switch (tool) {
            case "grep", "sort", "sed", "jq", "awk" -> 2;
            default -> Math.max(code, 1);
        };
    }
}
