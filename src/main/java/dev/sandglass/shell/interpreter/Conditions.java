package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code test}, {@code [ ]} and {@code [[ ]]} can ask; how they are put together say {@link SingleBrackets} and {@link DoubleBrackets}. */
final class Conditions {

    private static final Set<String> BINARY =
            Set.of(
                    "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt",
                    "-ot", "-ef");
    private static final String UNARY = "znefdsrwxLhvtcbpSugkONGo";

    private final Interpreter shell;

    Conditions(Interpreter shell) {
        this.shell = shell;
    }

    static boolean isBinary(String operator) {
        return BINARY.contains(operator);
    }

    static boolean isUnary(String operator) {
        return operator.length() == 2
                && operator.charAt(0) == '-'
                && UNARY.indexOf(operator.charAt(1)) >= 0;
    }

    boolean binary(String left, String operator, String right) throws Expansion.Refused {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-nt" -> modified(left) > modified(right);
            case "-ot" -> modified(left) < modified(right);
            case "-ef" -> path(left).equals(path(right)) && node(left) != null;
            default -> compare(number(left), operator, number(right));
        };
    }

    static boolean compare(long left, String operator, long right) throws Expansion.Refused {
        return switch (operator) {
            case "-eq" -> left == right;
            case "-ne" -> left != right;
            case "-lt" -> left < right;
            case "-le" -> left <= right;
            case "-gt" -> left > right;
            case "-ge" -> left >= right;
            default -> throw new Expansion.Refused(operator + ": binary operator expected");
        };
    }

    static long number(String text) throws Expansion.Refused {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new Expansion.Refused(text + ": integer expression expected");
        }
    }

    private String path(String name) {
        return Files.resolve(shell.folder, name);
    }

    private long modified(String name) {
        var node = node(name);
        return node == null ? -1 : node.modified();
    }

    private @Nullable FileNode node(String name) {
        try {
            return shell.self().facility(Files.class).find(path(name));
        } catch (FileProblem _) {
            return null;
        }
    }

    boolean unary(String operator, String value) throws Expansion.Refused {
        return switch (operator) {
            case "-z" -> value.isEmpty();
            case "-n" -> !value.isEmpty();
            case "-e", "-a" -> exists(value);
            case "-r", "-w" -> exists(value);
            case "-f" -> node(value) instanceof FileNode.Regular;
            case "-d" -> node(value) instanceof FileNode.Folder;
            case "-s" ->
                    node(value) instanceof FileNode.Regular r && r.bytes().length > 0
                            || node(value) instanceof FileNode.Folder;
            case "-x" -> {
                var node = node(value);
                yield node != null && (node.mode() & 0111) != 0;
            }
            case "-c" -> isDevice(value);
            case "-L", "-h" ->
                    shell.self().facility(Files.class).look(path(value)) instanceof FileNode.Link;
            case "-v" -> isSet(value);
            case "-o" -> shell.options.contains(value);
            case "-t" -> {
                var channel = shell.self().channel((int) number(value));
                yield channel != null && channel.isTerminal();
            }
            default -> false;
        };
    }

    private boolean exists(String name) {
        return node(name) != null || isDevice(name);
    }

    private static boolean isDevice(String name) {
        return name.matches("/dev/(null|tty|stdin|stdout|stderr)");
    }

    private boolean isSet(String name) {
        var bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            var key = name.substring(bracket + 1, name.length() - 1);
            return shell.scope.items(name.substring(0, bracket)).byKey().containsKey(key);
        }
        return shell.scope.find(name) != null;
    }
}
