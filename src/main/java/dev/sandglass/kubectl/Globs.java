package dev.sandglass.kubectl;

import dev.sandglass.document.GoQuote;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.interpreter.Pattern;
import java.util.List;

/**
 * Patterns in the last part of a path: {@code manifests/*.yaml}. Follows Go's filepath.Glob; left out: patterns in the
 * names of folders.
 */
final class Globs {

    private Globs() {}

    /** The paths that match, at least one. */
    static List<String> expand(String pattern, Session session) {
        var slash = pattern.lastIndexOf('/');
        var folder = slash < 0 ? "." : pattern.substring(0, Math.max(1, slash));
        var last = pattern.substring(slash + 1);
        if (!isWellFormed(last)) {
            var quoted = GoQuote.quote(pattern);
            throw Failure.of("pattern " + quoted + " is not valid: syntax error in pattern");
        }
        var matching = matching(last, folder, session);
        if (matching.isEmpty()) {
            throw Failure.of("the path \"" + pattern + "\" does not exist");
        }
        var prefix = slash < 0 ? "" : pattern.substring(0, slash + 1);
        return matching.stream().map(name -> prefix + name).toList();
    }

    private static List<String> matching(String glob, String folder, Session session) {
        try {
            return session.listFolder(folder).stream()
                    .filter(name -> Pattern.matches(glob, name))
                    .toList();
        } catch (FileProblem _) {
            return List.of(); // no folder, nothing that matches
        }
    }

    /** Whether every set is closed and every backslash stands before something. */
    private static boolean isWellFormed(String glob) {
        for (var i = 0; i < glob.length(); i++) {
            switch (glob.charAt(i)) {
                case '\\' -> {
                    if (++i == glob.length()) {
                        return false;
                    }
                }
                case '[' -> {
                    i = setEnd(glob, i);
                    if (i < 0) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    /** Where the set that begins there ends, or -1 when it is none. */
    private static int setEnd(String glob, int open) {
        var first = glob.startsWith("^", open + 1) ? open + 2 : open + 1;
        var at = first;
        while (at >= 0 && !(at > first && glob.startsWith("]", at))) {
            at = afterSign(glob, at);
            if (at >= 0 && glob.startsWith("-", at)) {
                at = afterSign(glob, at + 1);
            }
        }
        return at;
    }

    private static int afterSign(String glob, int at) {
        var sign = glob.startsWith("\\", at) ? at + 1 : at;
        var isSign = sign > at || !glob.startsWith("-", at) && !glob.startsWith("]", at);
        return isSign && sign < glob.length() ? sign + 1 : -1;
    }
}
