package dev.sandglass.shell.interpreter;

import java.util.HashSet;
import java.util.Map;

/** Replaces an alias where a command begins: at the line's start and after {@code ;}, {@code |}, {@code &&}. */
final class Aliases {

    private Aliases() {}

    static String expand(String text, Map<String, String> aliases) {
        if (aliases.isEmpty()) {
            return text;
        }
        var out = new StringBuilder();
        var atCommand = true;
        var quote = '\0';
        for (var i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (quote == '\0'
                    && atCommand
                    && (Character.isLetterOrDigit(c) || c == '_' || c == '.')) {
                var end = i;
                while (end < text.length() && " \t\n;&|()<>'\"=$`".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                out.append(replacement(text.substring(i, end), aliases));
                i = end;
                atCommand = false;
                continue;
            }
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
            if (quote == '\0' && ";&|(\n".indexOf(c) >= 0) {
                atCommand = true;
            } else if (!Character.isWhitespace(c)) {
                atCommand = false;
            }
            out.append(c);
            i++;
        }
        return out.toString();
    }

    private static String replacement(String word, Map<String, String> aliases) {
        var seen = new HashSet<String>();
        var text = word;
        while (true) {
            var space = text.indexOf(' ');
            var first = space < 0 ? text : text.substring(0, space);
            var meaning = aliases.get(first);
            if (meaning == null || !seen.add(first)) {
                return text;
            }
            text = meaning + (space < 0 ? "" : text.substring(space));
        }
    }
}
