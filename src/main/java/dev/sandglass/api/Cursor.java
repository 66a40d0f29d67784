package dev.sandglass.api;

import java.util.List;
import java.util.Map;

/** Where somebody outside stands in something that goes on. Plain data: it freezes, and survives a restart. */
public sealed interface Cursor {

    /**
     * A watch.
     *
     * @param request the watch request, which says kind, selectors and form of the events
     * @param revision what has been seen
     * @param initial what of the initial events is still to be sent, see {@code sendInitialEvents}
     * @param known keys (namespace/name) that this watcher has been told of, when a selector is in force: an object
     *     that leaves a selector is shown as deleted
     */
    record Watch(Request request, long revision, boolean initial, List<String> known)
            implements Cursor {}

    /** A followed log: container of a Pod and the offset seen. */
    record Log(String pod, String container, int restart, long offset, Map<String, String> options)
            implements Cursor {}

    /** An exec or attach: a process of a container on a node and the bytes seen. */
    record Stream(String node, String container, int pid, long out, long err) implements Cursor {}
}
