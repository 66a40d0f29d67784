package dev.sandglass.kubectl;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;

/** Watch requests as client-go's informers word them. */
public final class Watches {

    /** Informers let the server end a watch after some minutes, and open another. */
    private static final String SECONDS = "342";

    private static final String SPELT = "5m42s";

    private Watches() {}

    /** A watch of one object: its present state, then every change. */
    public static Request ofOne(Client client, Kind kind, String namespace, String name) {
        return ofOne(client, Client.path(kind, namespace), name);
    }

    /** The same as generated clients ask for it: the time stands there twice. */
    public static Request typed(Client client, String path, String name) {
        return ofOne(client, path, name).with("timeout", SPELT).withAccept(Client.TYPED);
    }

    /** A watch of the object of this name below a path. */
    public static Request ofOne(Client client, String path, String name) {
        return client.get(path)
                .with("allowWatchBookmarks", "true")
                .with("fieldSelector", "metadata.name=" + name)
                .with("resourceVersionMatch", "NotOlderThan")
                .with("sendInitialEvents", "true")
                .with("timeoutSeconds", SECONDS)
                .with("watch", "true");
    }
}
