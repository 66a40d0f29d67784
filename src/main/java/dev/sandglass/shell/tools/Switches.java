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
        var tool = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        var longNames = new HashMap<String, String>();
        for (var name : names) {
            var equals = name.indexOf('=');
            longNames.put(name.substring(0, equals), name.substring(equals + 1));
        }
        var given = new HashMap<String, String>();
        var rest = new ArrayList<String>();
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                rest.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.length() == 1) {
                rest.add(word);
            } else if (word.startsWith("--")) {
                var equals = word.indexOf('=');
                var name = equals < 0 ? word.substring(2) : word.substring(2, equals);
                var letter = longNames.get(name);
                if (letter == null) {
                    return refused(tool, "unrecognized option '" + word + "'");
                }
                var hasValue = letter.endsWith(":");
                if (hasValue && equals < 0 && i + 1 == words.size()) {
                    return refused(tool, "option '" + word + "' requires an argument");
                }
                var value =
                        equals >= 0 ? word.substring(equals + 1) : hasValue ? words.get(++i) : "";
                give(given, letter.substring(0, 1), value);
            } else if (word.substring(1).chars().allMatch(Character::isDigit)
                    && valued.indexOf('n') >= 0) {
                given.put("n", word.substring(1)); // head -5
            } else {
                var place = letters(word, plain, valued, given);
                if (place < 0) {
                    return refused(tool, "invalid option -- '" + word.charAt(-place) + "'");
                }
                if (place > 0) { // the last letter wants the next word
                    if (i + 1 == words.size()) {
                        return refused(
                                tool,
                                "option requires an argument -- '" + word.charAt(place) + "'");
                    }
                    give(given, word.substring(place, place + 1), words.get(++i));
                }
            }
        }
        return new Switches(tool, given, List.copyOf(rest), null);
    }

    /** 0 when all is said, the place of a letter that wants the next word, or minus that of an unknown one. */
    private static int letters(
            String word, String plain, String valued, Map<String, String> given) {
        for (var at = 1; at < word.length(); at++) {
            var letter = word.substring(at, at + 1);
            if (plain.contains(letter)) {
                given.put(letter, "");
            } else if (!valued.contains(letter)) {
                return -at;
            } else if (at + 1 == word.length()) {
                return at;
            } else {
                give(given, letter, word.substring(at + 1));
                return 0;
            }
        }
        return 0;
    }

    /** Of a switch that stands several times the last value counts; patterns and scripts ({@code -e}) add up. */
    private static void give(Map<String, String> given, String letter, String value) {
        given.merge(
                letter, value, (first, next) -> letter.equals("e") ? first + "\n" + next : next);
    }

    private static Switches refused(String tool, String complaint) {
        return new Switches(tool, Map.of(), List.of(), complaint);
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
        self.complain("Try '" + tool + " --help' for more information.");
        return true;
    }
}
