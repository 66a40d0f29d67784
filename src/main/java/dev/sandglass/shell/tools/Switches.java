package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool's command line, taken apart as getopt does: switches, switches with a value, and the rest. Long names may be
 * cut short as long as they are clear. A switch that the real tool has and this one has not is said to be missing, never
 * passed over.
 *
 * @param given in its order; what stands several times does so here, too
 * @param last the last value of each switch, empty for one that has none
 * @param wrong what is wrong with it, or null
 */
record Switches(
        String tool,
        List<Given> given,
        Map<String, String> last,
        List<String> rest,
        @Nullable Wrong wrong) {

    /** A switch and its value, empty when it has none. */
    record Given(String letter, String value) {}

    private static final Set<String> NAMED_HINT = Set.of("diff", "cmp");
    private static final Set<String> COUNTED = Set.of("head", "tail", "split");

    /** Why a tool does not begin. */
    sealed interface Wrong {}

    /** GNU's words for a mistake. */
    record Mistake(String words) implements Wrong {}

    /** A switch of the real tool that is not here yet. */
    record Missing(String option) implements Wrong {}

    /** {@code --help}: no mistake, the switches are shown. */
    record Asked(List<String> lines) implements Wrong {}

    /**
     * @param plain letters without a value; behind a plus sign the first word that is no switch ends them all
     * @param valued letters with one; behind a letter a question mark when it may have one, in the same word
     * @param names long names, each {@code name=letter}; behind the letter a colon when it has a value, a question mark
     *     when it may have one; several letters stand for a switch that has none
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
        private final String tool;
        private final List<String> words;
        private final String plain;
        private final String valued;
        private final Map<String, String> longNames = new LinkedHashMap<>();
        private final List<Given> given = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();
        private @Nullable Wrong wrong;
        private int at = 1;

        Reader(List<String> words, String plain, String valued, String... names) {
            this.tool = tool(words);
            this.words = words;
            this.plain = plain;
            this.valued = valued;
            for (var name : names) {
                var equals = name.indexOf('=');
                longNames.put(name.substring(0, equals), name.substring(equals + 1));
            }
        }

        Switches read() {
            while (at < words.size() && wrong == null) {
                var word = words.get(at++);
                if (word.equals("--")) {
                    rest.addAll(words.subList(at, words.size()));
                    break;
                }
                if (!word.startsWith("-") || word.length() == 1) {
                    rest.add(word);
                    if (plain.startsWith("+")) {
                        rest.addAll(words.subList(at, words.size()));
                        break;
                    }
                } else if (word.startsWith("--")) {
                    longName(word);
                } else if (COUNTED.contains(tool) && word.substring(1).matches("\\d+")) {
                    give("n", word.substring(1)); // head -5
                } else {
                    letters(word);
                }
            }
            if (wrong != null) {
                return new Switches(tool, List.of(), Map.of(), List.of(), wrong);
            }
            var last = new HashMap<String, String>();
            given.forEach(it -> last.put(it.letter(), it.value()));
            return new Switches(tool, List.copyOf(given), last, List.copyOf(rest), null);
        }

        private void longName(String word) {
            var equals = word.indexOf('=');
            var typed = equals < 0 ? word.substring(2) : word.substring(2, equals);
            var name = full(typed, word);
            if (name == null) {
                return;
            }
            var letter = longNames.get(name);
            if (letter == null) {
                wrong = name.equals("help") ? new Asked(lines()) : new Missing("--" + name);
                return;
            }
            var key = letter.replaceFirst("[:?]$", "");
            if (equals >= 0 && key.equals(letter)) {
                wrong = new Mistake("option '--" + name + "' doesn't allow an argument");
            } else if (equals >= 0) {
                give(key, word.substring(equals + 1));
            } else if (!letter.endsWith(":")) {
                give(key, "");
            } else if (at < words.size()) {
                give(key, words.get(at++));
            } else {
                wrong = new Mistake("option '--" + name + "' requires an argument");
            }
        }

        /** The name that begins so; null when there is none or there are several, which is then wrong. */
        private @Nullable String full(String typed, String word) {
            var all = new LinkedHashSet<>(Known.of(tool).names());
            all.addAll(longNames.keySet());
            if (all.contains(typed) || typed.equals("help")) {
                return typed;
            }
            var like = all.stream().filter(it -> it.startsWith(typed)).toList();
            var meant = like.stream().map(it -> longNames.getOrDefault(it, it)).distinct().count();
            if (meant == 1) {
                return like.getFirst();
            }
            var several = like.stream().map(it -> " '--" + it + "'").collect(Collectors.joining());
            wrong =
                    new Mistake(
                            meant == 0
                                    ? "unrecognized option '" + word + "'"
                                    : "option '"
                                            + word
                                            + "' is ambiguous; possibilities:"
                                            + several);
            return null;
        }

        private void letters(String word) {
            for (var place = 1; place < word.length(); place++) {
                var letter = word.substring(place, place + 1);
                var isNone = letter.equals("+") || letter.equals("?");
                if (plain.contains(letter) && !isNone) {
                    give(letter, "");
                    continue;
                }
                if (!valued.contains(letter) || isNone) {
                    wrong =
                            Known.of(tool).hasLetter(letter)
                                    ? new Missing("-" + letter)
                                    : new Mistake("invalid option -- '" + letter + "'");
                } else if (place + 1 < word.length() || valued.contains(letter + "?")) {
                    give(letter, word.substring(place + 1));
                } else if (at < words.size()) {
                    give(letter, words.get(at++));
                } else {
                    wrong = new Mistake("option requires an argument -- '" + letter + "'");
                }
                return;
            }
        }

        private void give(String letter, String value) {
            given.add(new Given(letter, value));
        }

        /** The switches that are here, one a line, as {@code --help} shows them. */
        private List<String> lines() {
            var shown = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            (plain + valued)
                    .replaceAll("[+?]", "")
                    .chars()
                    .mapToObj(Character::toString)
                    .forEach(it -> add(shown, it, "  -" + it));
            longNames.forEach(
                    (name, letter) -> add(shown, letter.replaceFirst("[:?]$", ""), "  --" + name));
            return shown.values().stream().flatMap(List::stream).toList();
        }

        private static void add(Map<String, List<String>> shown, String key, String line) {
            shown.computeIfAbsent(key, _ -> new ArrayList<>()).add(line);
        }
    }

    boolean has(String letter) {
        return last.containsKey(letter);
    }

    /** Of a switch that stands several times the last value. */
    String value(String letter, String fallback) {
        return last.getOrDefault(letter, fallback);
    }

    /** All values of a switch whose values add up. */
    List<String> values(String letter) {
        return given.stream().filter(it -> it.letter().equals(letter)).map(Given::value).toList();
    }

    /** All letters, one after the other. */
    String letters() {
        return String.join("", last.keySet());
    }

    /** GNU's words for a mistake; null when there is none. */
    @Nullable String complaint() {
        return wrong instanceof Mistake(var words) ? words : null;
    }

    /** What the tool ends with when its command line is wrong: a mistake has the tool's own code. */
    int code(int ofMistake) {
        return switch (wrong) {
            case Asked _ -> 0;
            case Missing _ -> 1;
            case Mistake _ -> ofMistake;
            case null -> 0;
        };
    }

    /** Complains when the command line is wrong, and says so. */
    boolean areWrong(Process self) {
        switch (wrong) {
            case Asked(var lines) -> {
                self.print("Switches of " + tool + " in this sandbox:");
                lines.forEach(self::print);
            }
            case Missing(var option) -> notYet(self, tool, option);
            case Mistake(var words) -> {
                self.complain(tool + ": " + words);
                if (tool.endsWith("grep")) {
                    self.complain("Usage: grep [OPTION]... PATTERNS [FILE]...");
                }
                hint(self, tool);
            }
            case null -> {}
        }
        return wrong != null;
    }

    /** The one way to say that a switch is not there. */
    static void notYet(Process self, String tool, String option) {
        self.complain(tool + ": " + option + " is not in this sandbox yet");
    }

    /** Where GNU's tools send somebody whose command line they do not understand. */
    static void hint(Process self, String tool) {
        var named = tool.endsWith("grep") ? "grep" : tool;
        self.complain(
                (NAMED_HINT.contains(tool) ? tool + ": " : "")
                        + "Try '"
                        + named
                        + " --help' for more information.");
    }
}
