package dev.sandglass.shell.tools;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code xargs} was asked to do. Unlike other tools it stops reading switches at the first word that is none: from there
 * on the words are the command's.
 *
 * @param command with its first arguments
 * @param items at most in one command, 0 for as many as fit
 * @param lines at most in one command, 0 for any number
 * @param mark what stands for the item, or empty
 * @param delimiter between items, -1 for blanks and newlines
 * @param end the item that ends all, or empty
 * @param isKept whether the command runs without any item, too
 * @param isTold whether commands are shown before they run
 * @param characters at most in one command
 */
record XargsOptions(
        List<String> command,
        int items,
        int lines,
        String mark,
        int delimiter,
        String end,
        boolean isKept,
        boolean isTold,
        int characters) {

    private static final int CHARACTERS = 131_072;

    private static final Map<String, String> LONG =
            Map.ofEntries(
                    Map.entry("null", "0"),
                    Map.entry("arg-file", "a"),
                    Map.entry("delimiter", "d"),
                    Map.entry("eof", "e"),
                    Map.entry("replace", "i"),
                    Map.entry("max-lines", "L"),
                    Map.entry("max-args", "n"),
                    Map.entry("max-procs", "P"),
                    Map.entry("interactive", "p"),
                    Map.entry("no-run-if-empty", "r"),
                    Map.entry("max-chars", "s"),
                    Map.entry("verbose", "t"),
                    Map.entry("exit", "x"));

    /** Why it cannot be done. */
    static final class Wrong extends Exception {
        Wrong(String words) {
            super(words, null, false, false);
        }
    }

    /** Reads the words behind the command's name; warnings go there. */
    static XargsOptions read(List<String> words, Consumer<String> warn) throws Wrong {
        return new Reader(words, warn).read();
    }

    private static final class Reader {
        private static final String HELP = "\nTry 'xargs --help' for more information.";

        private final List<String> words;
        private final Consumer<String> warn;
        private int at = 1;
        private int items;
        private int lines;
        private String mark = "";
        private int delimiter = -1;
        private String end = "";
        private boolean isKept = true;
        private boolean isTold;
        private int characters = CHARACTERS;

        Reader(List<String> words, Consumer<String> warn) {
            this.words = words;
            this.warn = warn;
        }

        XargsOptions read() throws Wrong {
            while (at < words.size()
                    && words.get(at).length() > 1
                    && words.get(at).startsWith("-")) {
                var word = words.get(at++);
                if (word.equals("--")) {
                    break;
                }
                if (word.startsWith("--")) {
                    longOne(word.substring(2));
                } else {
                    letters(word.substring(1));
                }
            }
            var command = at < words.size() ? words.subList(at, words.size()) : List.of("echo");
            return new XargsOptions(
                    List.copyOf(command),
                    items,
                    lines,
                    mark,
                    delimiter,
                    end,
                    isKept && mark.isEmpty(),
                    isTold,
                    characters);
        }

        private void longOne(String word) throws Wrong {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var letter = LONG.get(name);
            if (letter == null) {
                throw new Wrong("unrecognized option '--" + name + "'" + HELP);
            }
            var value = equals < 0 ? null : word.substring(equals + 1);
            if (value == null && "adnPsL".contains(letter)) {
                if (at == words.size()) {
                    throw new Wrong("option '--" + name + "' requires an argument" + HELP);
                }
                value = words.get(at++);
            }
            apply(letter.charAt(0), value);
        }

        private void letters(String letters) throws Wrong {
            for (var i = 0; i < letters.length(); i++) {
                var letter = letters.charAt(i);
                var rest = letters.substring(i + 1);
                if ("ile".indexOf(letter) >= 0) { // its value, if any, is in the same word
                    apply(letter, rest.isEmpty() ? null : rest);
                    return;
                }
                if ("adEInPsL".indexOf(letter) >= 0) {
                    if (rest.isEmpty() && at == words.size()) {
                        throw new Wrong("option requires an argument -- '" + letter + "'" + HELP);
                    }
                    apply(letter, rest.isEmpty() ? words.get(at++) : rest);
                    return;
                }
                apply(letter, null);
            }
        }

        private void apply(char letter, @Nullable String value) throws Wrong {
            switch (letter) {
                case '0' -> delimiter = 0;
                case 'd' -> delimiter = delimiter(value == null ? "" : value);
                case 'E', 'e' -> end = value == null ? "" : value;
                case 'r' -> isKept = false;
                case 't' -> isTold = true;
                case 'x' -> {} // what does not fit ends it always
                case 'P' -> number(letter, value, 0); // one after the other is as good
                case 's' -> characters = Math.min(CHARACTERS, number(letter, value, 1));
                case 'n' -> takeItems(number(letter, value, 1));
                case 'L', 'l' -> takeLines(letter, value == null ? 1 : number(letter, value, 1));
                case 'I', 'i' -> takeMark(value == null ? "{}" : value);
                case 'a', 'o', 'p' -> throw new Wrong("-" + letter + " is not in this sandbox yet");
                default -> throw new Wrong("invalid option -- '" + letter + "'" + HELP);
            }
        }

        private void takeItems(int count) {
            if (!mark.isEmpty() && count == 1) {
                return;
            }
            exclude("--max-args/-n", "--max-lines", lines > 0, "--replace", !mark.isEmpty());
            lines = 0;
            mark = "";
            items = count;
        }

        private void takeLines(char letter, int count) {
            exclude("-" + letter, "--max-args", items > 0, "--replace", !mark.isEmpty());
            items = 0;
            mark = "";
            lines = count;
        }

        private void takeMark(String text) {
            exclude("--replace/-I/-i", "--max-args", items > 0, "--max-lines", lines > 0);
            items = 0;
            lines = 0;
            mark = text;
        }

        private void exclude(String now, String one, boolean isOne, String other, boolean isOther) {
            if (isOne || isOther) {
                var before = isOne ? one : other;
                warn.accept(
                        "warning: options %s and %s are mutually exclusive, ignoring previous %s value"
                                .formatted(before, now, before));
            }
        }

        private static int number(char letter, @Nullable String value, int least) throws Wrong {
            var text = value == null ? "" : value;
            if (!text.matches("-?\\d{1,9}")) {
                throw new Wrong(
                        "invalid number \"" + text + "\" for -" + letter + " option" + HELP);
            }
            var number = Integer.parseInt(text);
            if (number < least) {
                throw new Wrong(
                        "value %s for -%s option should be >= %s%s"
                                .formatted(text, letter, least, HELP));
            }
            return number;
        }

        private static int delimiter(String text) throws Wrong {
            if (text.length() == 1) {
                return text.charAt(0);
            }
            if (!text.startsWith("\\")) {
                throw new Wrong(
                        "Invalid input delimiter specification "
                                + text
                                + ": the delimiter must be either a single character or an escape"
                                + " sequence starting with \\.");
            }
            if (text.matches("\\\\x[0-9a-fA-F]{1,2}")) {
                return Integer.parseInt(text.substring(2), 16);
            }
            if (text.matches("\\\\[0-7]{1,3}")) {
                return Integer.parseInt(text.substring(1), 8) & 0xFF;
            }
            var known = text.length() == 2 ? "abfnrtv\\".indexOf(text.charAt(1)) : -1;
            if (known < 0) {
                throw new Wrong(
                        "Invalid escape sequence " + text + " in input delimiter specification.");
            }
            return "\u0007\b\f\n\r\t\u000b\\".charAt(known);
        }
    }
}
