package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.schema.Kind;

/** Under which resource objects are stored that can be read in several group versions. */
public final class Stored {

    private Stored() {}

    /** Events of both groups are the same objects; all else is stored under its own resource. */
    public static String resource(Kind kind) {
        return kind.group().equals("events.k8s.io") ? "events" : kind.groupResource();
    }
}
