package dev.sandglass.cli;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
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

    /** What {@code --help} prints. */
    static final String HELP =
            """
            usage: ./sandglass shell [OPTIONS]                a desk in this terminal
                   ./sandglass shell [OPTIONS] -c 'COMMANDS'  runs them and ends with the last one's exit code
                   ./sandglass shell [OPTIONS] < SCRIPT       the same with the lines of a file; also: shell SCRIPT
                   ./sandglass transcript [OPTIONS] LIST      runs each line of the file (-: standard input) and shows what it
                                                              printed, with its complaints behind "2| ", and its exit code
                   ./sandglass lesson check [LESSON...]       reads the course, or the lessons named, and says what is wrong

              --plan NAME     the cluster; there is one plan: standard
              --seed N        chance: equal seeds and equal lines give equal results
              --lesson PATH   begin as this lesson does, such as controllers/watch-a-deployment
              --speed N       at a terminal: how many times as fast as the wall clock time runs; 1

            Without a terminal nothing waits in wall time: cluster time goes on when all programs wait.
            """;

    /** What follows each option, by its name; what follows none, under the empty name. */
    static Options read(String[] words) {
        if (words.length == 0 || !words[0].equals("shell") && !words[0].equals("transcript")) {
            return refused("say shell, transcript or lesson check");
        }
        var rest = new ArrayDeque<>(List.of(words).subList(1, words.length));
        var given = new HashMap<String, String>();
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            if (word.equals("-h") || word.equals("--help")) {
                return new Options("help", null, null, null, null, 1, null);
            }
            var complaint =
                    word.startsWith("-") && word.length() > 1
                            ? option(word, rest, given)
                            : given.put("", word) == null
                                    ? null
                                    : "one file at a time, not also " + word;
            if (complaint != null) {
                return refused(complaint);
            }
        }
        return of(words[0], given);
    }

    /** {@code --seed 7} or {@code --seed=7}; returns what is wrong, or null. */
    private static @Nullable String option(
            String word, ArrayDeque<String> rest, Map<String, String> given) {
        var equals = word.startsWith("--") ? word.indexOf('=') : -1;
        var name = equals < 0 ? word : word.substring(0, equals);
        if (!NAMES.contains(name)) {
            return "there is no option " + name + "; --help shows those that there are";
        }
        if (equals < 0 && rest.isEmpty()) {
            return name + " needs a value";
        }
        given.put(name, equals < 0 ? rest.removeFirst() : word.substring(equals + 1));
        return null;
    }

    private static Options of(String command, Map<String, String> given) {
        var plan = given.getOrDefault("--plan", STANDARD);
        if (!plan.equals(STANDARD)) {
            return refused("there is no plan " + plan + "; there is " + STANDARD);
        }
        var speed = speed(given.getOrDefault("--speed", "1"));
        if (speed <= 0) {
            return refused("--speed needs a number above 0, not " + given.get("--speed"));
        }
        var seed = given.get("--seed");
        if (seed != null && !seed.matches("-?\\d{1,18}")) {
            return refused("--seed needs a whole number, not " + seed);
        }
        if (given.containsKey("-c") && (given.containsKey("") || command.equals("transcript"))) {
            return refused("-c 'COMMANDS' is for shell, without a file");
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
