package dev.sandglass.cli;

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

    static Options read(String[] words) {
        if (words.length == 0 || !words[0].equals("shell") && !words[0].equals("transcript")) {
            return refused("say shell or transcript");
        }
        String text = null;
        String file = null;
        Long seed = null;
        String lesson = null;
        var speed = 1.0;
        for (var i = 1; i < words.length; i++) {
            var word = words[i];
            var isOption = word.startsWith("-") && word.length() > 1;
            if (isOption && i + 1 == words.length) {
                return refused(word + " needs a value");
            }
            switch (word) {
                case "-c" -> text = words[++i];
                case "--lesson" -> lesson = words[++i];
                case "--plan" -> {
                    if (!words[++i].equals(STANDARD)) {
                        return refused("there is no plan " + words[i] + "; there is " + STANDARD);
                    }
                }
                case "--speed" -> {
                    speed = speed(words[++i]);
                    if (speed < 0) {
                        return refused("--speed needs a number, not " + words[i]);
                    }
                }
                case "--seed" -> {
                    if (!words[++i].matches("-?\\d{1,18}")) {
                        return refused("--seed needs a whole number, not " + words[i]);
                    }
                    seed = Long.valueOf(words[i]);
                }
                default -> {
                    if (isOption) {
                        return refused("unknown option " + word);
                    }
                    file = word;
                }
            }
        }
        return new Options(words[0], text, file, seed, lesson, speed, null);
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
