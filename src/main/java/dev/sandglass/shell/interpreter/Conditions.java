package dev.sandglass.shell.interpreter;

import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Word;
import java.util.ArrayList;
import java.util.List;

/** {@code test}, {@code [ ]} and {@code [[ ]]}. */
final class Conditions {

    private final Expansion expansion;
    private final Interpreter shell;

    Conditions(Expansion expansion) {
        this.expansion = expansion;
        this.shell = expansion.shell;
    }

    // ---- [[ ]] ----

    boolean test(List<Word> words) throws Expansion.NeedsOutput, Expansion.Refused {
        return new Double(words).either();
    }

    /** The grammar of {@code [[ ]]}: its words are not split, patterns stand on the right. */
    private final class Double {
        private final List<Word> words;
        private int at;

        Double(List<Word> words) {
            this.words = words;
        }

        private boolean take(String plain) {
            if (at < words.size() && plain.equals(words.get(at).plain())) {
                at++;
                return true;
            }
            return false;
        }

        boolean either() throws Expansion.NeedsOutput, Expansion.Refused {
            var value = both();
            while (take("||")) {
                value = both() | value;
            }
            return value;
        }

        private boolean both() throws Expansion.NeedsOutput, Expansion.Refused {
            var value = not();
            while (take("&&")) {
                value = not() & value;
            }
            return value;
        }

        private boolean not() throws Expansion.NeedsOutput, Expansion.Refused {
            if (take("!")) {
                return !not();
            }
            if (take("(")) {
                var value = either();
                take(")");
                return value;
            }
            return simple();
        }

        private boolean simple() throws Expansion.NeedsOutput, Expansion.Refused {
            if (at >= words.size()) {
                throw new Expansion.Refused("syntax error in conditional expression");
            }
            var first = words.get(at++);
            var operator = first.plain();
            if (operator != null
                    && operator.length() == 2
                    && operator.startsWith("-")
                    && at < words.size()
                    && !isConnector(words.get(at))) {
                return unary(operator, expansion.single(words.get(at++)));
            }
            var left = expansion.single(first);
            if (at >= words.size() || isConnector(words.get(at))) {
                return !left.isEmpty();
            }
            var between = String.valueOf(words.get(at++).plain());
            if (at >= words.size()) {
                throw new Expansion.Refused("syntax error in conditional expression");
            }
            var right = words.get(at++);
            return switch (between) {
                case "==", "=" -> Pattern.matches(expansion.pattern(right), left);
                case "!=" -> !Pattern.matches(expansion.pattern(right), left);
                case "=~" -> found(left, expansion.single(right));
                default -> binary(left, between, expansion.single(right));
            };
        }

        private boolean isConnector(Word word) {
            var plain = word.plain();
            return plain != null && (plain.equals("&&") || plain.equals("||") || plain.equals(")"));
        }
    }

    private boolean found(String text, String regex) throws Expansion.Refused {
        try {
            var matcher = com.google.re2j.Pattern.compile(regex).matcher(text);
            if (!matcher.find()) {
                return false;
            }
            var groups = new ArrayList<String>();
            for (var i = 0; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i) == null ? "" : matcher.group(i));
            }
            shell.setItems("BASH_REMATCH", groups);
            return true;
        } catch (PatternSyntaxException problem) {
            throw new Expansion.Refused(problem.getMessage());
        }
    }

    // ---- test and [ ] ----

    /** The exit status of {@code test} with these arguments: 0, 1, or 2 with a complaint. */
    int test(String name, List<String> arguments) {
        try {
            return new Single(arguments).all() ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain(name + ": " + refused.getMessage());
            return 2;
        }
    }

    private final class Single {
        private final List<String> words;
        private int at;

        Single(List<String> words) {
            this.words = words;
        }

        boolean all() throws Expansion.Refused {
            if (words.isEmpty()) {
                return false;
            }
            var value = either();
            if (at < words.size()) {
                throw new Expansion.Refused("too many arguments");
            }
            return value;
        }

        private boolean either() throws Expansion.Refused {
            var value = both();
            while (at < words.size() && words.get(at).equals("-o")) {
                at++;
                value = both() | value;
            }
            return value;
        }

        private boolean both() throws Expansion.Refused {
            var value = not();
            while (at < words.size() && words.get(at).equals("-a")) {
                at++;
                value = not() & value;
            }
            return value;
        }

        private boolean not() throws Expansion.Refused {
            var left = words.size() - at;
            if (left > 1 && words.get(at).equals("!")) {
                at++;
                return !not();
            }
            if (left > 2 && isBinary(words.get(at + 1))) {
                at += 3;
                return binary(words.get(at - 3), words.get(at - 2), words.get(at - 1));
            }
            if (left > 2 && words.get(at).equals("(")) {
                at++;
                var value = either();
                at++;
                return value;
            }
            if (left > 1 && words.get(at).length() == 2 && words.get(at).startsWith("-")) {
                at += 2;
                return unary(words.get(at - 2), words.get(at - 1));
            }
            if (left == 0) {
                throw new Expansion.Refused("argument expected");
            }
            if (left == 2) {
                throw new Expansion.Refused(words.get(at) + ": unary operator expected");
            }
            return !words.get(at++).isEmpty();
        }
    }

    private static boolean isBinary(String operator) {
        return List.of(
                        "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt",
                        "-ot")
                .contains(operator);
    }

    // ---- both ----

    private boolean binary(String left, String operator, String right) throws Expansion.Refused {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            case "-nt" -> modified(left) > modified(right);
            case "-ot" -> modified(left) < modified(right);
            default -> throw new Expansion.Refused(operator + ": binary operator expected");
        };
    }

    private static long number(String text) throws Expansion.Refused {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new Expansion.Refused(text + ": integer expression expected");
        }
    }

    private long modified(String path) {
        var node = node(path);
        return node == null ? -1 : node.modified();
    }

    private @org.jspecify.annotations.Nullable FileNode node(String path) {
        try {
            return shell.self().facility(Files.class).find(Files.resolve(shell.folder, path));
        } catch (FileProblem _) {
            return null;
        }
    }

    private boolean unary(String operator, String value) throws Expansion.Refused {
        var node = "edfsrwxL".indexOf(operator.charAt(1)) >= 0 ? node(value) : null;
        return switch (operator) {
            case "-z" -> value.isEmpty();
            case "-n" -> !value.isEmpty();
            case "-e" -> node != null || value.equals("/dev/null");
            case "-f" -> node instanceof FileNode.Regular;
            case "-d" -> node instanceof FileNode.Folder;
            case "-s" -> node instanceof FileNode.Regular r && r.bytes().length > 0;
            case "-r", "-w" -> node != null;
            case "-x" -> node != null && (node.mode() & 0111) != 0;
            case "-L", "-h" ->
                    shell.self().facility(Files.class).look(Files.resolve(shell.folder, value))
                            instanceof FileNode.Link;
            case "-v" -> shell.variables.containsKey(value);
            case "-t" -> {
                var channel = shell.self().channel((int) number(value));
                yield channel != null && channel.isTerminal();
            }
            default -> throw new Expansion.Refused(operator + ": unary operator expected");
        };
    }
}
