package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Word.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between <code>${</code> and <code>}</code>. */
final class Parameter {

    private static final List<String> OPERATORS =
            List.of(
                    ":-", ":=", ":?", ":+", "##", "#", "%%", "%", "//", "/#", "/%", "/", "^^", "^",
                    ",,", ",", "-", "=", "?", "+", ":");

    private final Source in;
    private final Words words;

    Parameter(Source in, Words words) {
        this.in = in;
        this.words = words;
    }

    Piece read(boolean quoted) throws SyntaxProblem {
        if (in.peek() == '#' && in.peek(1) != '}') {
            in.at++;
            var name = name();
            var index = index();
            close();
            return new Piece.Variable(name, index, "length", Word.EMPTY, Word.EMPTY, quoted);
        }
        var isIndirect = in.peek() == '!' && in.peek(1) != '}';
        if (isIndirect) {
            in.at++;
        }
        var name = name();
        var index = index();
        if (isIndirect) {
            close();
            return new Piece.Variable(name, index, "!", Word.EMPTY, Word.EMPTY, quoted);
        }
        for (var operator : OPERATORS) {
            if (in.take(operator)) {
                return operated(name, index, operator, quoted);
            }
        }
        close();
        return new Piece.Variable(name, index, "", Word.EMPTY, Word.EMPTY, quoted);
    }

    private Piece operated(String name, @Nullable Word index, String operator, boolean quoted)
            throws SyntaxProblem {
        var isPair = operator.startsWith("/");
        var isSlice = operator.equals(":");
        var argument = words.read(isPair ? "/}" : isSlice ? ":}" : "}", true);
        var second = Word.EMPTY;
        if ((isPair || isSlice) && in.peek() == (isPair ? '/' : ':')) {
            in.at++;
            second = words.read("}", false);
        }
        close();
        return new Piece.Variable(name, index, operator, argument, second, quoted);
    }

    private String name() throws SyntaxProblem {
        var start = in.at;
        if (!in.atEnd() && "@*#?$!-".indexOf(in.peek()) >= 0) {
            in.at++;
        } else {
            while (!in.atEnd()
                    && (Character.isDigit(in.peek()) || Words.isName(in.peek(), false))) {
                in.at++;
            }
        }
        if (in.at == start) {
            throw SyntaxProblem.message("${" + rest() + ": bad substitution");
        }
        return in.text.substring(start, in.at);
    }

    private String rest() {
        var end = in.text.indexOf('}', in.at);
        return in.text.substring(in.at, end < 0 ? in.text.length() : end + 1);
    }

    private @Nullable Word index() throws SyntaxProblem {
        if (!in.take("[")) {
            return null;
        }
        var index = words.read("]", false);
        in.at++;
        return index;
    }

    private void close() throws SyntaxProblem {
        if (in.atEnd()) {
            throw SyntaxProblem.incomplete("unexpected EOF while looking for matching `}'");
        }
        if (!in.take("}")) {
            throw SyntaxProblem.message("${" + rest() + ": bad substitution");
        }
    }
}
