package dev.sandglass.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code members.txt}: what each object type consists of on the wire, in order. */
final class Members {

    /** One type: its fields and parts; for unpublished types also kind and forms. */
    record OfType(String name, boolean published, String kind, List<One> members) {}

    /** One field, or one part ({@code sort} is empty then and {@code name} a type). */
    record One(
            String name, String number, String sort, String omitted, String goType, String form) {

        boolean part() {
            return sort.isEmpty();
        }
    }

    private Members() {}

    static Map<String, OfType> read(String text) {
        var types = new LinkedHashMap<String, OfType>();
        OfType current = null;
        for (var line : text.split("\n")) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            var words = line.strip().split(" ");
            if (!line.startsWith(" ")) {
                var kind = words.length > 2 ? words[2] : "";
                current = new OfType(words[0], words.length == 1, kind, new ArrayList<>());
                types.put(words[0], current);
            } else if (words[0].startsWith("~")) {
                current.members.add(new One(words[0].substring(1), words[1], "", "", "", ""));
            } else {
                var form = words.length > 5 ? words[5] : "";
                current.members.add(
                        new One(words[0], words[1], words[2], words[3], words[4], form));
            }
        }
        return types;
    }
}
