package dev.sandglass.kubectl;

import java.util.List;
import java.util.Locale;

/** What somebody may have meant who mistyped a command: near by editing distance, or a beginning of its name. */
final class Suggestions {

    private static final int NEAR = 2;

    private Suggestions() {}

    static List<String> near(String typed) {
        var small = typed.toLowerCase(Locale.ROOT);
        return Commands.listedUnder("").stream()
                .map(KubectlCommand::usage)
                .filter(
                        usage ->
                                distance(small, usage.word()) <= NEAR
                                        || usage.word().startsWith(small)
                                        || usage.suggestedFor().contains(small))
                .map(dev.sandglass.kubectl.usage.Usage::word)
                .toList();
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
