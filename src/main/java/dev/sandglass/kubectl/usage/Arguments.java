package dev.sandglass.kubectl.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was typed behind a command's name, read by its {@link Usage}. */
public final class Arguments {

    private final Usage usage;
    private final TreeMap<String, List<String>> given = new TreeMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private int dash = -1;

    Arguments(Usage usage) {
        this.usage = usage;
    }

    void take(Flag flag, String value) {
        var values = given.computeIfAbsent(flag.name(), _ -> new ArrayList<>(1));
        if (!flag.type().isRepeatable()) {
            values.clear();
        }
        values.add(value);
        typed.add("--" + flag.name() + "=" + value);
    }

    /** The flags as they were typed, in their order: {@code --name=value}. */
    public List<String> typed() {
        return typed;
    }

    void word(String word) {
        words.add(word);
    }

    void dash() {
        dash = words.size();
    }

    public Usage usage() {
        return usage;
    }

    /** The words that are no flags, those behind {@code --} included. */
    public List<String> words() {
        return words;
    }

    /** How many words stand before {@code --}; -1 when there is none. */
    public int dashAt() {
        return dash;
    }

    /** Words before {@code --}. */
    public List<String> wordsBeforeDash() {
        return dash < 0 ? words : words.subList(0, dash);
    }

    /** Words behind {@code --}. */
    public List<String> wordsAfterDash() {
        return dash < 0 ? List.of() : words.subList(dash, words.size());
    }

    /** Whether it was typed, be it with its default value. */
    public boolean has(String flag) {
        return given.containsKey(flag);
    }

    public String text(String flag) {
        var values = given.get(flag);
        return values == null ? fallback(flag) : values.getLast();
    }

    /** The value of an option that every command takes; a command's own option of that name hides it. */
    public String global(String flag) {
        var global = GlobalFlags.BY_NAME.get(flag);
        return usage.flags().containsKey(flag)
                ? global == null ? "" : global.fallback()
                : text(flag);
    }

    public boolean flag(String flag) {
        return Booleans.parse(text(flag));
    }

    public long number(String flag) {
        return Long.parseLong(text(flag));
    }

    public Duration duration(String flag) {
        return Durations.parse(text(flag));
    }

    /** All values of a repeatable flag. */
    public List<String> texts(String flag) {
        var values = given.get(flag);
        if (values == null) {
            var inBrackets = fallback(flag);
            var inside =
                    inBrackets.length() < 2 ? "" : inBrackets.substring(1, inBrackets.length() - 1);
            return inside.isEmpty() ? List.of() : List.of(inside.split(","));
        }
        var known = usage.find(flag);
        if (known != null && known.type() == Flag.Type.LIST) {
            return values.stream().flatMap(v -> CommaList.split(v).stream()).toList();
        }
        return List.copyOf(values);
    }

    private String fallback(String flag) {
        var known = usage.find(flag);
        return known == null ? "" : known.fallback();
    }

    /** The flags typed and their values, for those who look at the command line itself. */
    public Map<String, List<String>> given() {
        return given;
    }
}
