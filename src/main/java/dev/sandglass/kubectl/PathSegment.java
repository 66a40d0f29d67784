package dev.sandglass.kubectl;

import dev.sandglass.document.GoQuote;
import java.util.ArrayList;
import java.util.List;

/** What of a learner's words may stand in a path as the name of an object. Follows client-go's {@code Request.Name}. */
public final class PathSegment {

    private PathSegment() {}

    /**
     * The name itself. An empty one fails: its path would be that of the whole list, and {@code kubectl delete pod "$POD"}
     * without a POD would delete them all.
     */
    public static String of(String name) {
        if (name.isEmpty()) {
            throw Failure.of("resource name may not be empty");
        }
        var faults = faults(name);
        if (!faults.isEmpty()) {
            throw Failure.of(
                    "invalid resource name "
                            + GoQuote.quote(name)
                            + ": ["
                            + String.join(" ", faults)
                            + "]");
        }
        return name;
    }

    private static List<String> faults(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        var faults = new ArrayList<String>();
        for (var sign : List.of("/", "%")) {
            if (name.contains(sign)) {
                faults.add("may not contain '" + sign + "'");
            }
        }
        return faults;
    }
}
