package dev.sandglass.kubectl.usage;

import dev.sandglass.document.GoQuote;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads words as kubectl's flag library does: long and short flags, {@code =}, letters run together, flags among the
 * words, {@code --}.
 */
public final class ArgumentReader {

    private final Usage usage;
    private final Arguments arguments;
    private List<String> rest;
    private boolean wantsHelp;

    private ArgumentReader(Usage usage, List<String> words) {
        this.usage = usage;
        this.arguments = new Arguments(usage);
        this.rest = words;
    }

    /** What a reading gives: the arguments, or the wish for help. */
    public record Reading(Arguments arguments, boolean wantsHelp) {}

    /**
     * Reads the words.
     *
     * @throws UsageError when they cannot be understood
     */
    public static Reading read(Usage usage, List<String> words) {
        var reader = new ArgumentReader(usage, words);
        reader.readAll();
        return new Reading(reader.arguments, reader.wantsHelp);
    }

    /**
     * Complains about required flags that are missing.
     *
     * @throws UsageError as the command library words it
     */
    public static void checkRequired(Arguments arguments) {
        var missing = new TreeSet<>(arguments.usage().required());
        missing.removeIf(arguments::has);
        if (!missing.isEmpty()) {
            var names = String.join("\", \"", missing);
            throw new UsageError("required flag(s) \"" + names + "\" not set");
        }
    }

    private void readAll() {
        while (!rest.isEmpty() && !wantsHelp) {
            var word = rest.getFirst();
            rest = rest.subList(1, rest.size());
            if (word.equals("--")) {
                arguments.dash();
                rest.forEach(arguments::word);
                return;
            }
            if (word.startsWith("--")) {
                readLong(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                readShort(word.substring(1));
            } else {
                arguments.word(word);
            }
        }
    }

    private void readLong(String word) {
        if (word.startsWith("-") || word.startsWith("=")) {
            throw new UsageError("bad flag syntax: --" + word);
        }
        var equals = word.indexOf('=');
        var typed = equals < 0 ? word : word.substring(0, equals);
        var flag = usage.find(typed.replace('_', '-'));
        if (flag == null) {
            if (typed.equals("help")) {
                wantsHelp = true;
                return;
            }
            throw new UsageError("unknown flag: --" + typed);
        }
        if (equals >= 0) {
            set(flag, word.substring(equals + 1));
        } else if (flag.bare() != null) {
            set(flag, flag.bare());
        } else if (!rest.isEmpty()) {
            set(flag, next());
        } else {
            throw new UsageError("flag needs an argument: --" + typed);
        }
    }

    private void readShort(String letters) {
        for (var i = 0; i < letters.length(); i++) {
            var letter = letters.substring(i, i + 1);
            var flag = usage.findShort(letter);
            if (flag == null) {
                if (letter.equals("h")) {
                    wantsHelp = true;
                    return;
                }
                throw new UsageError(
                        "unknown shorthand flag: '" + letter + "' in -" + letters.substring(i));
            }
            var behind = letters.substring(i + 1);
            if (behind.startsWith("=") && behind.length() > 1) {
                set(flag, behind.substring(1));
                return;
            }
            if (flag.bare() != null) {
                set(flag, flag.bare());
            } else if (!behind.isEmpty()) {
                set(flag, behind);
                return;
            } else if (!rest.isEmpty()) {
                set(flag, next());
            } else {
                throw new UsageError(
                        "flag needs an argument: '" + letter + "' in -" + letters.substring(i));
            }
        }
    }

    private String next() {
        var word = rest.getFirst();
        rest = rest.subList(1, rest.size());
        return word;
    }

    private void set(Flag flag, String value) {
        try {
            check(flag, value);
        } catch (UsageError e) {
            var shown =
                    flag.shorthand().isEmpty()
                            ? "--" + flag.name()
                            : "-" + flag.shorthand() + ", --" + flag.name();
            throw new UsageError(
                    "invalid argument "
                            + GoQuote.quote(value)
                            + " for \""
                            + shown
                            + "\" flag: "
                            + e.getMessage());
        }
        arguments.take(flag, value);
    }

    private static void check(Flag flag, String value) {
        switch (flag.type()) {
            case BOOL -> Booleans.parse(value);
            case INT, INT64 -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case INT32 -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DURATION -> Durations.parse(value);
            case TEXT, VALUE, LIST, TEXTS -> {
                /* anything goes */
            }
        }
    }

    private static void whole(String value, long least, long most) {
        if (!value.matches("[+-]?[0-9]+")) {
            throw new UsageError(
                    "strconv.ParseInt: parsing " + GoQuote.quote(value) + ": invalid syntax");
        }
        try {
            var number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageError(
                "strconv.ParseInt: parsing " + GoQuote.quote(value) + ": value out of range");
    }
}
