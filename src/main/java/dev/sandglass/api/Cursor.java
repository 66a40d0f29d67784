package dev.sandglass.api;

import java.util.Map;

/** Where somebody outside stands in something that goes on. Plain data: it freezes, and survives a restart. */
public sealed interface Cursor {

    /**
     * A watch.
     *
     * @param request the watch request, which says kind, selectors and form of the events
     * @param revision what has been seen
     * @param initial whether what is there already is still to be sent
     * @param begun whether anything was sent: the first Table of a watch has columns
     * @param opened when it was opened, epoch nanoseconds of cluster time
     * @param marked when the last bookmark was sent, or it was opened
     */
    record Watch(
            Request request,
            long revision,
            boolean initial,
            boolean begun,
            long opened,
            long marked)
            implements Cursor {

        /** The same watch, having seen this revision. */
        public Watch at(long seen, boolean hasBegun) {
            return new Watch(request, seen, false, hasBegun, opened, marked);
        }
    }

    /** A followed log: container of a Pod and the offset seen. */
    record Log(String pod, String container, int restart, long offset, Map<String, String> options)
            implements Cursor {}

    /** An exec or attach: a process of a container on a node and the bytes seen. */
    record Stream(String node, String container, int pid, long out, long err) implements Cursor {}

    /**
     * A port-forward, or one of the connections in it: bytes to and from a port of a Pod.
     *
     * @param sandbox the Pod's sandbox on the node
     * @param session which port-forward of the node
     * @param connection chosen by the client, from 1 on; 0 for the port-forward itself, in which nothing comes
     * @param port the Pod's port that the connection goes to
     * @param seen how many bytes have been seen
     */
    record Forward(String node, String sandbox, int session, int connection, int port, long seen)
            implements Cursor {

        /** A connection to a port, which begins with the first push. */
        public Forward connection(int number, int to) {
            return new Forward(node, sandbox, session, number, to, 0);
        }
    }
}
