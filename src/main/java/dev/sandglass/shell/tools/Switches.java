package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool's command line, taken apart as getopt does: switches, switches with a value, and the rest.
 *
 * @param complaint GNU's words for what is wrong, or null
 */
record Switches(
        String tool, Map<String, String> given, List<String> rest, @Nullable String complaint) {

    /**
     * @param plain letters without a value
     * @param valued letters with one
     * @param names long names, each {@code name=letter}; a colon behind the letter when it has a value
     */
    static Switches read(List<String> words, String plain, String valued, String... names) {
        return new Reader(words, plain, valued, names).read();
    }

    /** The name the tool was called by, without its folder. */
    static String tool(List<String> words) {
        return words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    }

    /** Goes through the words once. */
    private static final class Reader {
        private final List<String> words;
        private final String plain;
        private final String valued;
        private final Map<String, String> longNames = new HashMap<>();
        private final Map<String, String> given = new HashMap<>();
        private final List<String> rest = new ArrayList<>();
        private @Nullable String complaint;
        private int at = 1;

        Reader(List<String> words, String plain, String valued, String... names) {
            this.words = words;
            this.plain = plain;
            this.valued = valued;
            for (var name : names) {
                var equals = name.indexOf('=');
                longNames.put(name.substring(0, equals), name.substring(equals + 1));
            }
        }

        Switches read() {
            while (at < words.size() && complaint == null) {
                var word = words.get(at++);
                if (word.equals("--")) {
                    rest.addAll(words.subList(at, words.size()));
                    break;
                }
                if (!word.startsWith("-") || word.length() == 1) {
                    rest.add(word);
                } else if (word.startsWith("--")) {
                    longName(word);
                } else if (valued.indexOf('n') >= 0 && word.substring(1).matches("\\d+")) {
                    given.put("n", word.substring(1)); // head -5
                } else {
                    letters(word);
                }
            }
            return complaint == null
                    ? new Switches(tool(words), given, List.copyOf(rest), null)
                    : new Switches(tool(words), Map.of(), List.of(), complaint);
        }

        private void longName(String word) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word.substring(2) : word.substring(2, equals);
            var letter = longNames.get(name);
            if (letter == null) {
                complaint = "unrecognized option '" + word + "'";
                return;
            }
            var hasValue = letter.endsWith(":");
            if (equals >= 0) {
                give(letter.substring(0, 1), word.substring(equals + 1));
            } else if (!hasValue) {
                give(letter.substring(0, 1), "");
            } else if (at < words.size()) {
                give(letter.substring(0, 1), words.get(at++));
            } else {
                complaint = "option '" + word + "' requires an argument";
            }
        }

        private void letters(String word) {
            for (var place = 1; place < word.length(); place++) {
                var letter = word.substring(place, place + 1);
                if (plain.contains(letter)) {
                    given.put(letter, "");
                    continue;
                }
                if (!valued.contains(letter)) {
                    complaint = "invalid option -- '" + letter + "'";
                } else if (place + 1 < word.length()) {
                    give(letter, word.substring(place + 1));
                } else if (at < words.size()) {
                    give(letter, words.get(at++));
                } else {
                    complaint = "option requires an argument -- '" + letter + "'";
                }
                return;
            }
        }

        /** Of a switch that stands several times the last value counts; patterns and scripts ({@code -e}) add up. */
        private void give(String letter, String value) {
            given.merge(
                    letter,
                    value,
                    (first, next) -> letter.equals("e") ? first + "\n" + next : next);
        }
    }

    boolean has(String letter) {
        return given.containsKey(letter);
    }

    String value(String letter, String fallback) {
        return given.getOrDefault(letter, fallback);
    }

    /** Complains when the command line is wrong, and says so. */
    boolean areWrong(Process self) {
        if (complaint == null) {
            return false;
        }
        self.complain(tool + ": " + complaint);
        self.complain(
                tool.endsWith("grep")
                        ? "Usage: grep [OPTION]... PATTERNS [FILE]..."
                        : "Try '" + tool + " --help' for more information.");
        if (tool.endsWith("grep")) {
            self.complain("Try 'grep --help' for more information.");
        }
        return true;
    }
}
