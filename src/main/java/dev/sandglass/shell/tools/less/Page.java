package dev.sandglass.shell.tools.less;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text and the place in it that is looked at.
 *
 * @param lines as far as they have been read
 * @param ended whether there are no more of them
 * @param line the first on the screen
 * @param part which of that line's rows is the first on the screen
 * @param typed a number, or a line behind a {@code /}, {@code ?} or {@code :}, that is being typed
 * @param pattern what was searched last, empty for nothing
 * @param backward whether it was searched upwards
 * @param message instead of the prompt
 * @param half how far {@code d} and {@code u} go; 0 for half a screen
 * @param quit whether it is over
 */
record Page(
        List<String> lines,
        boolean ended,
        int line,
        int part,
        String typed,
        String pattern,
        boolean backward,
        String message,
        int half,
        boolean quit) {

    private static final String NOT_FOUND = "Pattern not found";

    static final Page EMPTY = new Page(List.of(), false, 0, 0, "", "", false, "", 0, false);

    Page with(List<String> all, boolean isWhole) {
        return new Page(all, isWhole, line, part, typed, pattern, backward, message, half, quit);
    }

    Page at(int toLine, int toPart) {
        return new Page(
                lines, ended, toLine, toPart, typed, pattern, backward, message, half, quit);
    }

    Page typing(String text) {
        return new Page(lines, ended, line, part, text, pattern, backward, "", half, quit);
    }

    Page saying(String text) {
        return new Page(lines, ended, line, part, typed, pattern, backward, text, half, quit);
    }

    Page searching(String regex, boolean upwards) {
        return new Page(lines, ended, line, part, typed, regex, upwards, message, half, quit);
    }

    Page halved(int rows) {
        return new Page(lines, ended, line, part, typed, pattern, backward, message, rows, quit);
    }

    Page over() {
        return new Page(lines, ended, line, part, typed, pattern, backward, message, half, true);
    }

    /** What is searched, or null when nothing is, or it is no pattern. */
    @Nullable Pattern searched(Look look) {
        if (pattern.isEmpty()) {
            return null;
        }
        var hasCapitals = pattern.chars().anyMatch(Character::isUpperCase);
        var ignoresCase =
                look.options().indexOf('I') >= 0
                        || look.options().indexOf('i') >= 0 && !hasCapitals;
        try {
            return Pattern.compile(pattern, ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException _) {
            return null;
        }
    }

    // ---- moving; null is for text that has not been read yet ----

    /** Down so many rows, but not beyond the end's being on the last row. */
    @Nullable Page down(int count, Look look) {
        var below = this;
        for (var i = 0; i < look.page(); i++) {
            var next = below.next(look);
            if (next == null) {
                return ended ? this : null;
            }
            below = next;
        }
        var top = following(look);
        for (var i = 1; i < count; i++) {
            var next = below.next(look);
            if (next == null) {
                return ended ? top : null;
            }
            below = next;
            top = top.following(look);
        }
        return top;
    }

    private Page following(Look look) {
        var next = next(look);
        return next == null ? this : next;
    }

    private @Nullable Page next(Look look) {
        if (line < lines.size() && part + 1 < look.parts(lines.get(line))) {
            return at(line, part + 1);
        }
        return line + 1 < lines.size() ? at(line + 1, 0) : null;
    }

    Page up(int count, Look look) {
        var top = this;
        for (var i = 0; i < count; i++) {
            if (top.part > 0) {
                top = top.at(top.line, top.part - 1);
            } else if (top.line > 0) {
                top = top.at(top.line - 1, look.parts(lines.get(top.line - 1)) - 1);
            }
        }
        return top;
    }

    /** The last screenful. */
    @Nullable Page end(Look look) {
        if (!ended) {
            return null;
        }
        var last = Math.max(0, lines.size() - 1);
        return lines.isEmpty()
                ? this
                : at(last, look.parts(lines.get(last)) - 1).up(look.page() - 1, look);
    }

    /** To a line by its number, from 1. */
    @Nullable Page to(int number, Look look) {
        if (number > lines.size()) {
            return ended ? end(look) : null;
        }
        return at(Math.max(0, number - 1), 0);
    }

    /** The line that the last row of the screen shows. */
    int bottom(Look look) {
        var below = this;
        for (var i = 1; i < look.page(); i++) {
            below = below.following(look);
        }
        return below.line;
    }

    /** How many rows there are from the first on the screen on, as far as the screen is filled and one more. */
    int rows(Look look) {
        var below = this;
        var count = lines.isEmpty() ? 0 : 1;
        for (var next = next(look); next != null && count <= look.page(); count++) {
            below = next;
            next = below.next(look);
        }
        return count;
    }

    /** Whether the screen shows the text's end, as far as that is known. */
    boolean showsEnd(Look look) {
        return ended && rows(look) <= look.page();
    }

    /** The next line that matches, from that one on. */
    @Nullable Page find(Pattern regex, int from, boolean upwards) {
        if (upwards) {
            for (var i = Math.min(from, lines.size() - 1); i >= 0; i--) {
                if (regex.matcher(lines.get(i)).find()) {
                    return at(i, 0);
                }
            }
            return saying(NOT_FOUND);
        }
        for (var i = from; i < lines.size(); i++) {
            if (regex.matcher(lines.get(i)).find()) {
                return i == line ? this : at(i, 0);
            }
        }
        return ended ? saying(NOT_FOUND) : null;
    }
}
