package dev.sandglass.cluster.kubelet;

import java.util.Map;

/**
 * Replaces {@code $(NAME)} as containers' commands and variables have it; {@code $$} is a dollar
 * sign.
 */
final class Expansion {

    private Expansion() {}

    /**
     * With the values of the first map that has the name; an unknown name stays as it is written.
     */
    @SafeVarargs
    static String expand(String text, Map<String, String>... values) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var out = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c != '$' || at + 1 == text.length()) {
                out.append(c);
                at++;
            } else if (text.charAt(at + 1) == '$') {
                out.append('$');
                at += 2;
            } else {
                at = reference(text, at, out, values);
            }
        }
        return out.toString();
    }

    @SafeVarargs
    private static int reference(
            String text, int at, StringBuilder out, Map<String, String>... values) {
        var end = text.charAt(at + 1) == '(' ? text.indexOf(')', at) : -1;
        if (end < 0) {
            out.append('$');
            return at + 1;
        }
        var name = text.substring(at + 2, end);
        for (var map : values) {
            if (map.containsKey(name)) {
                out.append(map.get(name));
                return end + 1;
            }
        }
        out.append(text, at, end + 1);
        return end + 1;
    }
}
