package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds <code>a{b,c}</code> and <code>{1..3}</code> in the unquoted text of a word. */
final class Braces {

    private static final Pattern RANGE =
            Pattern.compile(
                    "(-?\\d{1,15}|[a-zA-Z])\\.\\.(-?\\d{1,15}|[a-zA-Z])(?:\\.\\.(-?\\d{1,15}))?");
    private static final int DEEPEST = 50;

    private final Source in;
    private int depth;

    Braces(Source in) {
        this.in = in;
    }

    Word expand(Word word) throws SyntaxProblem {
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < word.pieces().size(); i++) {
            if (word.pieces().get(i) instanceof Piece.Text(var text, var quoted)
                    && !quoted
                    && text.indexOf('{') >= 0) {
                split(text, pieces);
            } else {
                pieces.add(word.pieces().get(i));
            }
        }
        return pieces.size() == word.pieces().size() && pieces.equals(word.pieces())
                ? word
                : new Word(List.copyOf(pieces));
    }

    private void split(String text, List<Piece> pieces) throws SyntaxProblem {
        var open = text.indexOf('{');
        while (open >= 0) {
            var close = closing(text, open);
            var choices = close < 0 ? null : choices(text.substring(open + 1, close));
            if (choices != null) {
                if (open > 0) {
                    pieces.add(new Piece.Text(text.substring(0, open), false));
                }
                pieces.add(new Piece.Choices(choices, false));
                if (close + 1 < text.length()) {
                    split(text.substring(close + 1), pieces);
                }
                return;
            }
            open = text.indexOf('{', open + 1);
        }
        pieces.add(new Piece.Text(text, false));
    }

    private static int closing(String text, int open) {
        var depth = 0;
        for (var i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable List<Word> choices(String inside) throws SyntaxProblem {
        var range = RANGE.matcher(inside);
        if (range.matches()) {
            return range(range.group(1), range.group(2), range.group(3));
        }
        var parts = new ArrayList<Word>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < inside.length(); i++) {
            var c = inside.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(part(inside.substring(start, i)));
                start = i + 1;
            }
        }
        if (parts.isEmpty()) {
            return null;
        }
        parts.add(part(inside.substring(start)));
        return List.copyOf(parts);
    }

    private Word part(String text) throws SyntaxProblem {
        in.count(1);
        var plain = new Word(List.of(new Piece.Text(text, false)));
        if (depth == DEEPEST) {
            return plain;
        }
        depth++;
        var expanded = expand(plain);
        depth--;
        return expanded;
    }

    private @Nullable List<Word> range(String from, String to, @Nullable String by)
            throws SyntaxProblem {
        var isNumber = Character.isDigit(from.charAt(from.length() - 1));
        if (isNumber != Character.isDigit(to.charAt(to.length() - 1))) {
            return null;
        }
        var first = isNumber ? Long.parseLong(from) : from.charAt(0);
        var last = isNumber ? Long.parseLong(to) : to.charAt(0);
        var step = by == null ? 1 : Math.max(1, Math.abs(Long.parseLong(by)));
        in.count((int) Math.min(Integer.MAX_VALUE / 2, Math.abs(last - first) / step));
        var width = from.startsWith("0") || to.startsWith("0") ? from.length() : 1;
        var words = new ArrayList<Word>();
        for (var n = first;
                first <= last ? n <= last : n >= last;
                n += first <= last ? step : -step) {
            var digits = Long.toString(n);
            var text =
                    isNumber
                            ? "0".repeat(Math.max(0, width - digits.length())) + digits
                            : String.valueOf((char) n);
            words.add(new Word(List.of(new Piece.Text(text, false))));
        }
        return List.copyOf(words);
    }
}
