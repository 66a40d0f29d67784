package dev.sandglass.document;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parsed form of {@code spec.template.metadata} or {@code
 * metadata.annotations.deployment\.kubernetes\.io/revision}: keys parted by dots, a dot of a key
 * behind a backslash, {@code containers[0]} for an item.
 *
 * <p>Paths in our code are literals, so their parsed forms are kept (bounded).
 */
final class Path {

    private static final int KEPT_AT_MOST = 4_096;
    private static final ConcurrentHashMap<String, Object[]> KEPT = new ConcurrentHashMap<>();

    private Path() {}

    /**
     * The steps of a path: a String for a key, an Integer for an item's index. Not to be changed.
     */
    static Object[] steps(String path) {
        var kept = KEPT.get(path);
        if (kept != null) {
            return kept;
        }
        var parsed = parse(path);
        if (KEPT.size() < KEPT_AT_MOST) {
            KEPT.put(path, parsed);
        }
        return parsed;
    }

    private static Object[] parse(String path) {
        var steps = new ArrayList<Object>();
        var key = new StringBuilder();
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length()) {
                key.append(path.charAt(++i));
            } else if (c == '.') {
                addKey(steps, key);
            } else if (c == '[') {
                addKey(steps, key);
                var end = path.indexOf(']', i);
                steps.add(Integer.valueOf(path.substring(i + 1, end)));
                i = end;
            } else {
                key.append(c);
            }
        }
        addKey(steps, key);
        return steps.toArray();
    }

    private static void addKey(ArrayList<Object> steps, StringBuilder key) {
        if (!key.isEmpty()) {
            steps.add(Words.shared(key.toString()));
            key.setLength(0);
        }
    }
}
