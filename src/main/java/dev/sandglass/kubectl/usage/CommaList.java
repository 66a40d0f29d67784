package dev.sandglass.kubectl.usage;

import java.util.ArrayList;
import java.util.List;

/** Values parted by commas, as a line of CSV: quotes keep a comma inside a value. */
final class CommaList {

    private CommaList() {}

    static List<String> split(String text) {
        var values = new ArrayList<String>();
        if (text.isEmpty()) {
            return values;
        }
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append('"');
                i++;
            } else if (c == '"' && (quoted || value.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
