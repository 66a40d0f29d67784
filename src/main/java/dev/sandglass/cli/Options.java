package dev.sandglass.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code ./sandglass shell} or {@code transcript}.
 *
 * @param text what stands behind {@code -c}, or null
 * @param file a list's or script's path, or null for standard input
 * @param lesson the path of the lesson whose start the sandbox gets, or null
 * @param speed how many times as fast as the wall clock time runs at a terminal
 * @param complaint why it cannot be run, or null
 */
record Options(
        String command,
        @Nullable String text,
        @Nullable String file,
        @Nullable Long seed,
        @Nullable String lesson,
        double speed,
        @Nullable String complaint) {

    /** The only plan there is yet. */
    private static final String STANDARD = "standard";

    private static final Set<String> NAMES =
            Set.of("-c", "--lesson", "--plan", "--speed", "--seed");

    /** What follows each option, by its name; what follows none, under the empty name. */
    static Options read(String[] words) {
        if (words.length == 0 || !words[0].equals("shell") && !words[0].equals("transcript")) {
            return refused("say shell or transcript");
        }
        var given = new HashMap<String, String>();
        for (var i = 1; i < words.length; i++) {
            var isOption = words[i].startsWith("-") && words[i].length() > 1;
            if (isOption && !NAMES.contains(words[i])) {
                return refused("unknown option " + words[i]);
            }
            if (isOption && i + 1 == words.length) {
                return refused(words[i] + " needs a value");
            }
            given.put(isOption ? words[i] : "", words[isOption ? ++i : i]);
        }
        return of(words[0], given);
    }

    private static Options of(String command, Map<String, String> given) {
        var plan = given.getOrDefault("--plan", STANDARD);
        if (!plan.equals(STANDARD)) {
            return refused("there is no plan " + plan + "; there is " + STANDARD);
        }
        var speed = speed(given.getOrDefault("--speed", "1"));
        if (speed < 0) {
            return refused("--speed needs a number, not " + given.get("--speed"));
        }
        var seed = given.get("--seed");
        if (seed != null && !seed.matches("-?\\d{1,18}")) {
            return refused("--seed needs a whole number, not " + seed);
        }
        return new Options(
                command,
                given.get("-c"),
                given.get(""),
                seed == null ? null : Long.valueOf(seed),
                given.get("--lesson"),
                speed,
                null);
    }

    /** {@code 10}, {@code 10x}; -1 for what is no speed. */
    private static double speed(String word) {
        var factor = word.replaceFirst("[x×]$", "");
        return factor.matches("\\d{1,4}(\\.\\d+)?") ? Double.parseDouble(factor) : -1;
    }

    private static Options refused(String complaint) {
        return new Options("", null, null, null, null, 1, complaint);
    }
}
