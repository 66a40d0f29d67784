package dev.sandglass.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the resource {@code columns}: the number of descriptions, these, then the columns of each
 * kind.
 */
final class ColumnsReader {

    private ColumnsReader() {}

    /** The columns by {@code plural.version.group}. */
    static Map<String, List<Column>> read(String text) {
        var descriptions = new ArrayList<String>();
        var found = new HashMap<String, List<Column>>();
        var lines = text.split("\n");
        var at = Integer.parseInt(lines[0]);
        for (var i = 1; i <= at; i++) {
            descriptions.add(lines[i].replace("\\n", "\n"));
        }
        var names = new String[0];
        var columns = new ArrayList<Column>();
        for (at++; at < lines.length; at++) {
            var line = lines[at];
            if (line.startsWith(" ")) {
                var words = line.substring(1).split("\\|", -1);
                var description = descriptions.get(Integer.parseInt(words[4]));
                columns.add(
                        new Column(
                                words[0],
                                words[1],
                                words[2],
                                description,
                                Integer.parseInt(words[3])));
            } else {
                keep(names, columns, found);
                names = line.split(" ");
                columns.clear();
            }
        }
        keep(names, columns, found);
        return found;
    }

    private static void keep(
            String[] names, List<Column> columns, Map<String, List<Column>> found) {
        var block = List.copyOf(columns);
        for (var name : names) {
            found.put(name, block);
        }
    }
}
