package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code find} is asked: {@code -name -iname -path -type -size -empty -newer…}, {@code !}, {@code -o}; and what it
 * does with what fits: {@code -print}, {@code -print0}, {@code -delete}, {@code -exec}.
 *
 * @param alternatives tests that must all hold, in one of the lists
 * @param command of {@code -exec}; empty for none
 * @param end what stands behind each path printed
 */
record FindTests(
        List<List<Test>> alternatives,
        int least,
        int most,
        List<String> command,
        boolean deletes,
        String end) {

    /** One question. */
    record Test(String name, String value, boolean negated) {}

    /** The message is find's. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private static final List<String> KNOWN =
            List.of("-name", "-iname", "-path", "-wholename", "-type", "-size", "-mtime", "-mmin");

    static FindTests read(List<String> words) throws Refused {
        return new Reader(words).read();
    }

    private static final class Reader {
        private final List<String> words;
        private final List<List<Test>> alternatives = new ArrayList<>();
        private List<Test> all = new ArrayList<>();
        private List<String> command = List.of();
        private int least;
        private int most = Integer.MAX_VALUE;
        private boolean deletes;
        private boolean negated;
        private String end = "\n";
        private int at;

        Reader(List<String> words) {
            this.words = words;
        }

        FindTests read() throws Refused {
            while (at < words.size()) {
                one(words.get(at++));
            }
            alternatives.add(all);
            return new FindTests(alternatives, least, most, command, deletes, end);
        }

        private String value(String word) throws Refused {
            if (at == words.size()) {
                throw new Refused("missing argument to `" + word + "'");
            }
            return words.get(at++);
        }

        private void one(String word) throws Refused {
            switch (word) {
                case "!", "-not" -> negated = !negated;
                case "(", ")", "-a", "-and", "-print" -> {}
                case "-print0" -> end = "\0";
                case "-delete" -> deletes = true;
                case "-o", "-or" -> {
                    alternatives.add(all);
                    all = new ArrayList<>();
                }
                case "-maxdepth" -> most = Numbers.whole(value(word), most);
                case "-mindepth" -> least = Numbers.whole(value(word), least);
                case "-empty" -> add(word, "");
                case "-exec" -> command();
                default -> {
                    if (!KNOWN.contains(word)) {
                        throw new Refused(
                                word.startsWith("-")
                                        ? "unknown predicate `" + word + "'"
                                        : "paths must precede expression: `" + word + "'");
                    }
                    add(word, value(word));
                }
            }
        }

        private void add(String name, String value) {
            all.add(new Test(name, value, negated));
            negated = false;
        }

        private void command() throws Refused {
            var from = at;
            while (at < words.size() && !words.get(at).equals(";") && !words.get(at).equals("+")) {
                at++;
            }
            if (at == words.size()) {
                throw new Refused("missing argument to `-exec'");
            }
            command = List.copyOf(words.subList(from, at++));
        }
    }

    boolean fits(String named, String path, FileNode node, Files files, long now) {
        for (var tests : alternatives) {
            var all = true;
            for (var test : tests) {
                all &= holds(test, named, path, node, files, now) != test.negated();
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(
            Test test, String named, String path, FileNode node, Files files, long now) {
        var name = named.substring(named.lastIndexOf('/') + 1);
        return switch (test.name()) {
            case "-name" -> Pattern.matches(test.value(), name);
            case "-iname" ->
                    Pattern.matches(
                            test.value().toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            case "-path", "-wholename" -> Pattern.matches(test.value(), named);
            case "-type" -> test.value().contains(kind(node));
            case "-size" -> size(test.value(), node);
            case "-mtime" -> amount(test.value(), (now - node.modified()) / 86_400_000_000_000L);
            case "-mmin" -> amount(test.value(), (now - node.modified()) / 60_000_000_000L);
            default -> isEmpty(path, node, files);
        };
    }

    private static String kind(FileNode node) {
        return switch (node) {
            case FileNode.Folder _ -> "d";
            case FileNode.Link _ -> "l";
            case FileNode.Regular _, FileNode.Gone _ -> "f";
        };
    }

    private static boolean isEmpty(String path, FileNode node, Files files) {
        try {
            return node instanceof FileNode.Regular file && file.bytes().length == 0
                    || node instanceof FileNode.Folder && files.list(path).isEmpty();
        } catch (FileProblem _) {
            return false;
        }
    }

    private static boolean size(String wish, FileNode node) {
        var bytes = node instanceof FileNode.Regular file ? file.bytes().length : 4096;
        var unit =
                switch (wish.charAt(wish.length() - 1)) {
                    case 'c' -> 1;
                    case 'k' -> 1 << 10;
                    case 'M' -> 1 << 20;
                    case 'G' -> 1 << 30;
                    default -> 512;
                };
        return amount(wish.replaceFirst("[a-zA-Z]$", ""), (bytes + unit - 1) / unit);
    }

    /** {@code 5} is exactly, {@code +5} more, {@code -5} less. */
    private static boolean amount(String wish, long value) {
        var number = Math.abs(Numbers.whole(wish, 0));
        return wish.startsWith("+")
                ? value > number
                : wish.startsWith("-") ? value < number : value == number;
    }
}
