package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Word.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between <code>${</code> and <code>}</code>. */
final class Parameter {

    private static final List<String> OPERATORS =
            List.of(
                    ":-", ":=", ":?", ":+", "##", "#", "%%", "%", "//", "/#", "/%", "/", "^^", "^",
                    ",,", ",", "@Q", "@U", "@u", "@L", "@E", "-", "=", "?", "+", ":");

    private final Source in;
    private final Words words;
    private final int line;

    Parameter(Source in, Words words) {
        this.in = in;
        this.words = words;
        this.line = in.line();
    }

    Piece read(boolean quoted) throws SyntaxProblem {
        var start = in.at;
        var piece = understood(quoted);
        if (piece != null && in.take("}")) {
            return piece;
        }
        var end = in.text.indexOf('}', in.at);
        if (end < 0) {
            throw in.unclosed("}", line);
        }
        in.at = end + 1;
        var text = "${" + in.text.substring(start, in.at);
        return new Piece.Variable(text, null, "bad", Word.EMPTY, Word.EMPTY, quoted);
    }

    /** What stands before the closing bracket; null when it makes no sense. */
    private @Nullable Piece understood(boolean quoted) throws SyntaxProblem {
        var isLength = in.peek() == '#' && in.peek(1) != '}';
        var isIndirect = in.peek() == '!' && in.peek(1) != '}';
        if (isLength || isIndirect) {
            in.at++;
        }
        var name = name();
        if (name.isEmpty()) {
            return null;
        }
        var index = index();
        if (isLength || isIndirect) {
            var isByPrefix = isIndirect && (in.take("*") || in.take("@"));
            var operator = isLength ? "length" : isByPrefix ? "prefix" : "!";
            return new Piece.Variable(name, index, operator, Word.EMPTY, Word.EMPTY, quoted);
        }
        for (var operator : OPERATORS) {
            if (in.take(operator)) {
                return operated(name, index, operator, quoted);
            }
        }
        return new Piece.Variable(name, index, "", Word.EMPTY, Word.EMPTY, quoted);
    }

    private Piece operated(String name, @Nullable Word index, String operator, boolean quoted)
            throws SyntaxProblem {
        var isPair = operator.startsWith("/");
        var isSlice = operator.equals(":");
        var isDefault = "-=?+".indexOf(operator.charAt(operator.length() - 1)) >= 0;
        var argument =
                quoted && isDefault
                        ? words.quotedUntil('}')
                        : words.read(isPair ? "/}" : isSlice ? ":}" : "}", true);
        var second = Word.EMPTY;
        if ((isPair || isSlice) && in.peek() == (isPair ? '/' : ':')) {
            in.at++;
            second = words.read("}", false);
        }
        return new Piece.Variable(name, index, operator, argument, second, quoted);
    }

    private String name() {
        var start = in.at;
        if (!in.atEnd() && "@*#?$!-".indexOf(in.peek()) >= 0) {
            in.at++;
        } else {
            var isNumber = isDigit(in.peek());
            while (isNumber ? isDigit(in.peek()) : Words.isName(in.peek(), in.at == start)) {
                in.at++;
            }
        }
        return in.text.substring(start, in.at);
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private @Nullable Word index() throws SyntaxProblem {
        if (!in.take("[")) {
            return null;
        }
        var index = words.read("]", false);
        in.at++;
        return index;
    }
}
