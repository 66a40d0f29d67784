package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern with {@code ?(…)}, {@code *(…)}, {@code +(…)}, {@code @(…)} or {@code !(…)} on a text: what each part matches is
 * worked out from all places at once, as a set of places.
 */
final class ExtendedPattern {

    private static final long WORK_AT_MOST = 20_000_000;
    private static final int DEEPEST = 50;
    private static final String SIGNS = "?*+@!";

    private sealed interface Part {}

    /** What {@link Pattern} understands. */
    private record Plain(String pattern) implements Part {}

    private record Group(char sign, List<List<Part>> choices) implements Part {}

    private final String pattern;
    private final String text;
    private final List<Part> parts;
    private int at;
    private long work;

    ExtendedPattern(String pattern, String text) throws Expansion.Refused {
        this.pattern = pattern;
        this.text = text;
        this.parts = parts(0);
    }

    /** Whether there is such a group in it. */
    static boolean isOne(String pattern) {
        for (var i = 0; i + 1 < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i + 1) == '(' && SIGNS.indexOf(pattern.charAt(i)) >= 0) {
                return pattern.indexOf(')', i) > 0;
            }
        }
        return false;
    }

    // ---- reading ----

    private List<Part> parts(int depth) throws Expansion.Refused {
        if (depth > DEEPEST) {
            throw new Expansion.Refused("pattern nested too deeply for this sandbox");
        }
        var found = new ArrayList<Part>();
        var plain = new StringBuilder();
        while (at < pattern.length()) {
            var c = pattern.charAt(at);
            if (depth > 0 && (c == '|' || c == ')')) {
                break;
            }
            if (SIGNS.indexOf(c) >= 0 && pattern.startsWith("(", at + 1)) {
                flush(plain, found);
                found.add(group(c, depth + 1));
            } else {
                var end = c == '\\' ? at + 2 : c == '[' ? Pattern.setEnd(pattern, at) + 1 : at + 1;
                end = Math.min(pattern.length(), Math.max(at + 1, end));
                plain.append(pattern, at, end);
                at = end;
            }
        }
        flush(plain, found);
        return List.copyOf(found);
    }

    private static void flush(StringBuilder plain, List<Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    private Group group(char sign, int depth) throws Expansion.Refused {
        at += 2;
        var choices = new ArrayList<List<Part>>();
        choices.add(parts(depth));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            choices.add(parts(depth));
        }
        at++; // the closing bracket
        return new Group(sign, List.copyOf(choices));
    }

    // ---- matching ----

    /** Where the longest or shortest match ends that begins at that place, or -1. */
    int prefix(int from, boolean longest) throws Expansion.Refused {
        var ends = ends(parts, only(from));
        return longest ? ends.length() - 1 : ends.nextSetBit(0);
    }

    /** Where the longest or shortest match begins that ends with the text, or -1. */
    int suffix(boolean longest) throws Expansion.Refused {
        for (var i = 0; i <= text.length(); i++) {
            var start = longest ? i : text.length() - i;
            if (ends(parts, only(start)).get(text.length())) {
                return start;
            }
        }
        return -1;
    }

    private static BitSet only(int place) {
        var places = new BitSet();
        places.set(place);
        return places;
    }

    private BitSet ends(List<Part> sequence, BitSet starts) throws Expansion.Refused {
        var places = starts;
        for (var part : sequence) {
            places =
                    switch (part) {
                        case Plain(var plain) -> {
                            spend((long) (text.length() + 1) * plain.length());
                            yield Pattern.ends(plain, text, places);
                        }
                        case Group group -> ends(group, places);
                    };
        }
        return places;
    }

    private void spend(long steps) throws Expansion.Refused {
        work += steps + 1;
        if (work > WORK_AT_MOST) {
            throw new Expansion.Refused("the pattern is too much work for this sandbox");
        }
    }

    private BitSet ends(Group group, BitSet starts) throws Expansion.Refused {
        return switch (group.sign()) {
            case '@' -> once(group, starts);
            case '?' -> with(starts, once(group, starts));
            case '*' -> often(group, starts);
            case '+' -> often(group, once(group, starts));
            default -> others(group, starts);
        };
    }

    private static BitSet with(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    private BitSet once(Group group, BitSet starts) throws Expansion.Refused {
        var all = new BitSet();
        for (var choice : group.choices()) {
            spend(text.length());
            all.or(ends(choice, starts));
        }
        return all;
    }

    private BitSet often(Group group, BitSet starts) throws Expansion.Refused {
        var all = (BitSet) starts.clone();
        var fresh = starts;
        while (!fresh.isEmpty()) {
            fresh = once(group, fresh);
            fresh.andNot(all);
            all.or(fresh);
        }
        return all;
    }

    /** All that none of the choices matches. */
    private BitSet others(Group group, BitSet starts) throws Expansion.Refused {
        var all = new BitSet();
        for (var i = starts.nextSetBit(0); i >= 0; i = starts.nextSetBit(i + 1)) {
            var rest = new BitSet();
            rest.set(i, text.length() + 1);
            rest.andNot(once(group, only(i)));
            all.or(rest);
        }
        return all;
    }
}
