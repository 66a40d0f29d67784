package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Word;
import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * From words to arguments: braces, variables, substitutions, sums, splitting, file names.
 *
 * <p>It runs straight through. Where it needs the output of a command that has not run yet, it gives up with
 * {@link NeedsOutput}; the shell runs the command and starts the expansion again with one more output at hand.
 */
final class Expansion {

    /** The output of this command is needed to go on. */
    static final class NeedsOutput extends Exception {
        final transient Command command;

        NeedsOutput(Command command) {
            super(null, null, false, false);
            this.command = command;
        }
    }

    /** The expansion cannot be; the message is bash's, without what stands before it. */
    static final class Refused extends Exception {
        private final boolean fatal;

        Refused(String message) {
            this(message, false);
        }

        private Refused(String message, boolean fatal) {
            super(message, null, false, false);
            this.fatal = fatal;
        }

        /** One that ends a shell that has no prompt to go back to. */
        static Refused fatal(String message) {
            return new Refused(message, true);
        }

        boolean isFatal() {
            return fatal;
        }
    }

    private static final int WORDS_AT_MOST = 50_000;
    private static final int CHARACTERS_AT_MOST = 4 << 20;

    final Interpreter shell;
    private final List<String> outputs;
    private int nextOutput;

    Expansion(Interpreter shell, List<String> outputs) {
        this.shell = shell;
        this.outputs = outputs;
    }

    /** A word of which no part needs another command: the loops' sums. */
    static String text(Interpreter shell, Word word) throws Refused {
        try {
            return new Expansion(shell, List.of()).single(word);
        } catch (NeedsOutput _) {
            throw new Refused("a command's output cannot stand in this place");
        }
    }

    String output(Command body) throws NeedsOutput {
        if (nextOutput < outputs.size()) {
            return outputs.get(nextOutput++);
        }
        throw new NeedsOutput(body);
    }

    /** Whether any substitution has been made. */
    boolean hasOutputs() {
        return !outputs.isEmpty();
    }

    /** The word as one text: an assignment's value, a redirection's target. */
    String single(Word word) throws NeedsOutput, Refused {
        var text = new StringBuilder();
        for (var piece : word.pieces()) {
            append(text, String.join(" ", values(piece)));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) throws Refused {
        if (text.length() + (long) more.length() > CHARACTERS_AT_MOST) {
            throw Refused.fatal("cannot allocate memory: a word may have 4 MiB in this sandbox");
        }
        text.append(more);
    }

    /** The word as one pattern, in which what was quoted is protected by backslashes. */
    String pattern(Word word) throws NeedsOutput, Refused {
        var text = new StringBuilder();
        for (var piece : word.pieces()) {
            var value = String.join(" ", values(piece));
            append(text, piece.quoted() ? protect(value) : value);
        }
        return text.toString();
    }

    /** With a backslash before what a pattern would take for something else. */
    private static String protect(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if ("*?[]\\-!^()|+@".indexOf(text.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    /** The arguments that the word becomes. */
    List<String> words(Word word) throws NeedsOutput, Refused {
        var result = new ArrayList<String>();
        for (var choice : choices(word.pieces(), 0)) {
            fields(choice, result);
            if (result.size() > WORDS_AT_MOST) {
                throw new Refused("argument list too long: the sandbox makes at most 50000 words");
            }
        }
        return result;
    }

    private static List<List<Piece>> choices(List<Piece> pieces, int from) throws Refused {
        for (var i = from; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Choices(var words, _)) {
                var all = new ArrayList<List<Piece>>();
                for (var word : words) {
                    var one = new ArrayList<>(pieces.subList(0, i));
                    one.addAll(word.pieces());
                    one.addAll(pieces.subList(i + 1, pieces.size()));
                    all.addAll(choices(one, i));
                    if (all.size() > WORDS_AT_MOST) {
                        throw new Refused("brace expansion: the sandbox makes at most 50000 words");
                    }
                }
                return all;
            }
        }
        return List.of(pieces);
    }

    /** Joins the pieces to fields: unquoted values split at IFS, {@code "$@"} at its items. */
    private void fields(List<Piece> pieces, List<String> result) throws NeedsOutput, Refused {
        var field = new StringBuilder();
        var exists = false;
        for (var piece : pieces) {
            if (piece instanceof Piece.Text(var text, var quoted) && !quoted && text.isEmpty()) {
                continue; // the empty choice of {a,}
            }
            var values = values(piece);
            if (piece.quoted() || piece instanceof Piece.Text) {
                var isItems = isItems(piece);
                exists |= !isItems || !values.isEmpty();
                for (var i = 0; i < values.size(); i++) {
                    if (i > 0) {
                        finish(field, result);
                    }
                    append(field, piece.quoted() ? protect(values.get(i)) : values.get(i));
                }
                continue;
            }
            for (var i = 0; i < values.size(); i++) {
                if (i > 0 && exists) {
                    finish(field, result);
                    exists = false;
                }
                exists = split(values.get(i), field, exists, result);
            }
        }
        if (exists || !field.isEmpty()) {
            finish(field, result);
        }
    }

    private boolean isItems(Piece piece) {
        return piece instanceof Piece.Variable v
                && (v.name().equals("@") || isAll(v, "@"))
                && v.operator().isEmpty();
    }

    private static boolean isAll(Piece.Variable variable, String sign) {
        return variable.index() != null && sign.equals(variable.index().plain());
    }

    private boolean split(String value, StringBuilder field, boolean exists, List<String> result)
            throws Refused {
        var separators = shell.scope.get("IFS", " \t\n");
        var inField = exists;
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (separators.indexOf(c) < 0) {
                field.append(c == '\\' ? "\\\\" : String.valueOf(c));
                inField = true;
            } else if (inField || !Character.isWhitespace(c)) {
                finish(field, result);
                inField = false;
            }
        }
        return inField;
    }

    private void finish(StringBuilder field, List<String> result) throws Refused {
        var text = field.toString();
        field.setLength(0);
        if (Patterns.of(shell).isPattern(text) && !shell.options.contains("noglob")) {
            var found = FileNames.matching(shell, text);
            if (!found.isEmpty() || shell.options.contains("nullglob")) {
                result.addAll(found);
                return;
            }
        }
        result.add(Pattern.literal(text));
    }

    // ---- the pieces ----

    private List<String> values(Piece piece) throws NeedsOutput, Refused {
        return switch (piece) {
            case Piece.Text(var text, _) -> List.of(text);
            case Piece.Home(var name, _) -> List.of(home(name));
            case Piece.Output(var body, _) -> List.of(output(body));
            case Piece.Sum(var expression, _) ->
                    List.of(Long.toString(new Arithmetic(shell).value(single(expression))));
            case Piece.OutputFile(var body, _) -> {
                var content = output(body) + "\n";
                yield List.of(FileNames.temporary(shell, content));
            }
            case Piece.Variable variable -> new Variables(this).values(variable);
            case Piece.Choices(var words, _) -> {
                var texts = new ArrayList<String>();
                for (var word : words) {
                    texts.add(single(word));
                }
                yield List.of(String.join(" ", texts));
            }
        };
    }

    private String home(String name) {
        if (name.equals("+")) {
            return shell.folder;
        }
        if (name.equals("-")) {
            return shell.scope.get("OLDPWD", "~-");
        }
        if (name.isEmpty()) {
            return shell.scope.get("HOME", "/");
        }
        if (name.equals("root")) {
            return "/root";
        }
        var home = "/home/" + name;
        return shell.self().facility(Files.class).isFolder(home) ? home : "~" + name;
    }
}
