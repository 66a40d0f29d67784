package dev.sandglass.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values of all sorts for round trips; the same seed makes the same value. */
final class RandomValues {

    static final List<String> AWKWARD =
            List.of(
                    "",
                    " ",
                    "a",
                    "name",
                    "yes",
                    "No",
                    "ON",
                    "null",
                    "~",
                    "true",
                    "012",
                    "0x1F",
                    "1e3",
                    "1_000",
                    "-1",
                    ".5",
                    "1.",
                    "+1",
                    "0b1",
                    "0o7",
                    ".inf",
                    "-.INF",
                    ".nan",
                    "12:30:45",
                    "2026-01-02",
                    "2026-01-02T03:04:05Z",
                    "a: b",
                    "a:b",
                    "- a",
                    "-",
                    "--",
                    "---",
                    "...",
                    "# a",
                    "a #b",
                    "a#b",
                    "[a]",
                    "{a}",
                    "&a",
                    "*a",
                    "!a",
                    "|",
                    ">",
                    "'a'",
                    "\"a\"",
                    "%a",
                    "@a",
                    "`a`",
                    "?",
                    "? a",
                    ":",
                    ",",
                    " a",
                    "a ",
                    "a\n",
                    "\na",
                    "a\nb",
                    "a\nb\n",
                    "a\n\nb\n\n",
                    "  a\nb",
                    "a \nb",
                    "\ta",
                    "a\tb",
                    "a\t\nb",
                    "\n",
                    "\n\n",
                    "é",
                    "😀",
                    "a\u0085b",
                    "\u00a0",
                    "\ufeffa",
                    "\u2028",
                    "\0",
                    "\u001b[0m",
                    "\r\n",
                    "a\r\nb",
                    "<b>&",
                    "=",
                    "<<",
                    "y",
                    "n",
                    "x=y",
                    "a\\b",
                    "a long text with many words that goes on and on, far past the eightieth"
                            + " column, where some writers would fold it to a new line",
                    "{{ .Values.x }}",
                    "$(FOO)",
                    "100m",
                    "1Gi",
                    "0.5",
                    "1,000",
                    "-a",
                    "?a",
                    ":a",
                    "a:",
                    "a ,b",
                    "k: [v",
                    "\"",
                    "'",
                    "it's",
                    "\\n");

    private RandomValues() {}

    static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> (random.nextInt(2000) - 1000) / 64.0 + 1 / 128.0;
            case 4, 5 -> text(random);
            case 6 -> list(random, depth - 1);
            default -> document(random, depth - 1);
        };
    }

    static Document document(Random random, int depth) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (var i = random.nextInt(6); i > 0; i--) {
            fields.put(text(random), value(random, depth));
        }
        return Document.copyOf(fields);
    }

    private static Items list(Random random, int depth) {
        var items = new ArrayList<@Nullable Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
            items.add(value(random, depth));
        }
        return Items.copyOf(items);
    }

    static String text(Random random) {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }
}
