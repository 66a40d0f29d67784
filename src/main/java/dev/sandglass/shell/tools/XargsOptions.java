package dev.sandglass.shell.tools;

import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code xargs} was asked to do.
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

    /** The words of the command line, taken apart. */
    static Switches switches(List<String> words) {
        return Switches.read(
                words,
                "+0rtx",
                "dEInPsLe?i?l?",
                "delimiter=d:",
                "eof=e?",
                "exit=x",
                "max-args=n:",
                "max-chars=s:",
                "max-lines=l?",
                "max-procs=P:",
                "no-run-if-empty=r",
                "null=0",
                "replace=i?",
                "verbose=t");
    }

    /** Why it cannot be done. */
    static final class Wrong extends Exception {
        Wrong(String words) {
            super(words, null, false, false);
        }
    }

    /** What the switches ask for; warnings go there. */
    static XargsOptions read(Switches switches, Consumer<String> warn) throws Wrong {
        return new Reader(warn).read(switches);
    }

    private static final class Reader {
        private static final String HELP = "\nTry 'xargs --help' for more information.";

        private final Consumer<String> warn;
        private int items;
        private int lines;
        private String mark = "";
        private int delimiter = -1;
        private String end = "";
        private boolean isKept = true;
        private boolean isTold;
        private int characters = CHARACTERS;

        Reader(Consumer<String> warn) {
            this.warn = warn;
        }

        XargsOptions read(Switches switches) throws Wrong {
            for (var given : switches.given()) {
                apply(given.letter().charAt(0), given.value());
            }
            return new XargsOptions(
                    switches.rest().isEmpty() ? List.of("echo") : switches.rest(),
                    items,
                    lines,
                    mark,
                    delimiter,
                    end,
                    isKept && mark.isEmpty(),
                    isTold,
                    characters);
        }

        private void apply(char letter, String value) throws Wrong {
            switch (letter) {
                case '0' -> delimiter = 0;
                case 'd' -> delimiter = delimiter(value);
                case 'E', 'e' -> end = value;
                case 'r' -> isKept = false;
                case 't' -> isTold = true;
                case 'P' -> number(letter, value, 0); // one after the other is as good
                case 's' -> characters = Math.min(CHARACTERS, number(letter, value, 1));
                case 'n' -> takeItems(number(letter, value, 1));
                case 'L', 'l' -> takeLines(letter, value.isEmpty() ? 1 : number(letter, value, 1));
                case 'I', 'i' -> takeMark(value.isEmpty() ? "{}" : value);
                default -> {} // -x: what does not fit ends it always
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

        private static int number(char letter, String text, int least) throws Wrong {
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
