package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;

/**
 * Objects that are served in two forms: Events of {@code events.k8s.io} are stored as those of the
 * core group.
 *
 * <p>Left out: {@code autoscaling/v1}, which is served as it is stored until autoscalers come.
 */
final class Versions {

    /** Fields by their name in events.k8s.io and in the core. */
    private static final String[][] EVENT_FIELDS = {
        {"regarding", "involvedObject"},
        {"note", "message"},
        {"reportingController", "reportingComponent"},
        {"deprecatedSource", "source"},
        {"deprecatedFirstTimestamp", "firstTimestamp"},
        {"deprecatedLastTimestamp", "lastTimestamp"},
        {"deprecatedCount", "count"},
    };

    private Versions() {}

    private static boolean isOther(Kind kind) {
        return kind.group().equals("events.k8s.io");
    }

    /** The object as it is stored. */
    static Document stored(Kind kind, Document object) {
        return isOther(kind) ? renamed(object, 0, 1).put("apiVersion", "v1") : object;
    }

    /** The object as clients of this kind see it. */
    static Document shown(Kind kind, Document object) {
        return isOther(kind) ? renamed(object, 1, 0).put("apiVersion", kind.apiVersion()) : object;
    }

    private static Document renamed(Document object, int from, int to) {
        var renamed = object;
        for (var field : EVENT_FIELDS) {
            if (object.has(field[from])) {
                renamed = renamed.remove(field[from]).put(field[to], object.get(field[from]));
            }
        }
        return renamed;
    }
}
