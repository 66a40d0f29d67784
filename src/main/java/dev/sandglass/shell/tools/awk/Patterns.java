package dev.sandglass.shell.tools.awk;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.interpreter.Regex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Regular expressions, each compiled once a turn, and splitting by them. */
final class Patterns {

    private static final int KEPT_AT_MOST = 200;

    private final Map<String, Pattern> compiled = new LinkedHashMap<>();

    Pattern of(String regex) throws Problem {
        var known = compiled.get(regex);
        if (known != null) {
            return known;
        }
        try {
            var pattern = Regex.compile(regex);
            if (compiled.size() < KEPT_AT_MOST) {
                compiled.put(regex, pattern);
            }
            return pattern;
        } catch (PatternSyntaxException problem) {
            throw new Problem(
                    "regular expression compile failed ("
                            + problem.getDescription()
                            + ")\n"
                            + regex);
        }
    }

    /** The fields of a text; a separator that is no pattern separates nothing. */
    List<String> split(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            var words = text.strip();
            return words.isEmpty() ? List.of() : List.of(words.split("[ \t\n]+"));
        }
        var fields = new ArrayList<String>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> fields.add(Character.toString(c)));
            return fields;
        }
        if (separator.length() == 1 && !separator.equals("\\")) {
            var from = 0;
            for (var at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                fields.add(text.substring(from, at));
                from = at + 1;
            }
            fields.add(text.substring(from));
            return fields;
        }
        try {
            var matcher = of(separator).matcher(text);
            var from = 0;
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    fields.add(text.substring(from, matcher.start()));
                    from = matcher.end();
                }
            }
            fields.add(text.substring(from));
            return fields;
        } catch (Problem _) {
            return List.of(text);
        }
    }
}
