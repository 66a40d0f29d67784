package dev.sandglass.cli;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code ./sandglass shell} or {@code transcript}.
 *
 * @param text what stands behind {@code -c}, or null
 * @param file a list's or script's path, or null for standard input
 * @param complaint why it cannot be run, or null
 */
record Options(
        String command,
        @Nullable String text,
        @Nullable String file,
        @Nullable Long seed,
        @Nullable String complaint) {

    static Options read(String[] words) {
        if (words.length == 0 || !words[0].equals("shell") && !words[0].equals("transcript")) {
            return refused("say shell or transcript");
        }
        String text = null;
        String file = null;
        Long seed = null;
        for (var i = 1; i < words.length; i++) {
            var word = words[i];
            var isOption = word.startsWith("-") && word.length() > 1;
            if (isOption && i + 1 == words.length) {
                return refused(word + " needs a value");
            }
            switch (word) {
                case "-c" -> text = words[++i];
                case "--seed" -> {
                    try {
                        seed = Long.valueOf(words[++i]);
                    } catch (NumberFormatException _) {
                        return refused("--seed needs a whole number, not " + words[i]);
                    }
                }
                default -> {
                    if (isOption) {
                        return refused("unknown option " + word);
                    }
                    file = word;
                }
            }
        }
        return new Options(words[0], text, file, seed, null);
    }

    private static Options refused(String complaint) {
        return new Options("", null, null, null, complaint);
    }
}
