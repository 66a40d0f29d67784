package dev.sandglass.shell.interpreter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.language.Word;
import java.util.ArrayList;
import java.util.List;

/** The grammar of {@code [[ ]]}: its words are not split, patterns stand on the right. */
final class DoubleBrackets {

    private final Expansion expansion;
    private final Interpreter shell;
    private final Conditions conditions;
    private final List<Word> words;
    private int at;

    DoubleBrackets(Expansion expansion, List<Word> words) {
        this.expansion = expansion;
        this.shell = expansion.shell;
        this.conditions = new Conditions(shell);
        this.words = words;
    }

    boolean holds() throws Expansion.NeedsOutput, Expansion.Refused {
        var value = either(true);
        if (at < words.size()) {
            throw new Expansion.Refused("syntax error in conditional expression");
        }
        return value;
    }

    private boolean take(String plain) {
        if (at < words.size() && plain.equals(words.get(at).plain())) {
            at++;
            return true;
        }
        return false;
    }

    /**
     * One side or the other.
     *
     * @param counts whether the value matters; otherwise the words are only passed over
     */
    private boolean either(boolean counts) throws Expansion.NeedsOutput, Expansion.Refused {
        var value = both(counts);
        while (take("||")) {
            value = both(counts && !value) | value;
        }
        return value;
    }

    private boolean both(boolean counts) throws Expansion.NeedsOutput, Expansion.Refused {
        var value = not(counts);
        while (take("&&")) {
            value = not(counts && value) & value;
        }
        return value;
    }

    private boolean not(boolean counts) throws Expansion.NeedsOutput, Expansion.Refused {
        var negated = false;
        while (take("!")) {
            negated = !negated;
        }
        if (!take("(")) {
            return simple(counts) != negated;
        }
        var value = either(counts);
        if (!take(")")) {
            throw new Expansion.Refused("expected `)'");
        }
        return value != negated;
    }

    private boolean simple(boolean counts) throws Expansion.NeedsOutput, Expansion.Refused {
        if (at >= words.size()) {
            throw new Expansion.Refused("syntax error in conditional expression");
        }
        var first = words.get(at++);
        var operator = first.plain();
        if (operator != null
                && (Conditions.isUnary(operator) || operator.equals("-a"))
                && at < words.size()
                && !isConnector(words.get(at))) {
            var value = words.get(at++);
            return counts && conditions.unary(operator, expansion.single(value));
        }
        if (at >= words.size() || isConnector(words.get(at))) {
            return counts && !expansion.single(first).isEmpty();
        }
        var between = String.valueOf(words.get(at++).plain());
        if (at >= words.size()) {
            throw new Expansion.Refused("syntax error in conditional expression");
        }
        var second = words.get(at++);
        return counts && compared(first, between, second);
    }

    private boolean compared(Word first, String operator, Word second)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var left = expansion.single(first);
        return switch (operator) {
            case "==", "=" -> new Patterns(true).matches(expansion.pattern(second), left);
            case "!=" -> !new Patterns(true).matches(expansion.pattern(second), left);
            case "=~" -> found(left, second);
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
                    Conditions.compare(sum(left), operator, sum(expansion.single(second)));
            default -> conditions.binary(left, operator, expansion.single(second));
        };
    }

    private long sum(String text) throws Expansion.Refused {
        return new Arithmetic(shell).value(text);
    }

    private static boolean isConnector(Word word) {
        var plain = word.plain();
        return plain != null && (plain.equals("&&") || plain.equals("||") || plain.equals(")"));
    }

    private boolean found(String text, Word pattern)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var regex = new StringBuilder();
        for (var piece : pattern.pieces()) {
            var value = expansion.single(new Word(List.of(piece)));
            regex.append(piece.quoted() ? Pattern.quote(value) : value);
        }
        try {
            var matcher = Regex.compile(regex.toString()).matcher(text);
            if (!matcher.find()) {
                shell.scope.setItems("BASH_REMATCH", Items.NONE);
                return false;
            }
            var groups = new ArrayList<String>();
            for (var i = 0; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i) == null ? "" : matcher.group(i));
            }
            shell.scope.setItems("BASH_REMATCH", Items.of(groups));
            return true;
        } catch (PatternSyntaxException problem) {
            throw new Expansion.Refused("invalid regular expression `" + regex + "'");
        }
    }
}
