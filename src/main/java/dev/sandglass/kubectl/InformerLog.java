package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Request;

/** What client-go's informers say on the log while they watch: {@code wait} and {@code rollout status} use them. */
final class InformerLog {

    private static final int LEVEL = 3;
    private static final String WHO =
            " reflector=\"k8s.io/client-go/tools/watch/informerwatcher.go:162\"";

    private final Log log;

    InformerLog(Log log) {
        this.log = log;
    }

    private static boolean isMeant(Request request) {
        return request.query().containsKey("sendInitialEvents");
    }

    private static String type(Request request) {
        return request.accept().startsWith(Client.PROTOBUF)
                ? " type=\"*v1.Pod\""
                : " type=\"*unstructured.Unstructured\"";
    }

    void opening(Request request) {
        if (isMeant(request)) {
            var resync = " resyncPeriod=\"0s\"";
            log.line(
                    LEVEL,
                    "reflector.go:367",
                    "\"Starting reflector\"" + type(request) + resync + WHO);
            log.line(LEVEL, "reflector.go:411", "\"Listing and watching\"" + type(request) + WHO);
        }
    }

    /** Something has come; at first all that is there, and a bookmark behind it. */
    void heard(Cursor cursor, Batch batch) {
        if (cursor instanceof Cursor.Watch watch
                && watch.initial()
                && isMeant(watch.request())
                && !batch.events().isEmpty()) {
            log.line(
                    LEVEL,
                    "reflector.go:978",
                    "\"Exiting watch because received the bookmark that marks the end of initial"
                            + " events stream\""
                            + WHO
                            + " totalItems="
                            + batch.events().size()
                            + " duration=\"1.5ms\"");
            log.line(
                    LEVEL,
                    "reflector.go:446",
                    "\"Caches populated\"" + type(watch.request()) + WHO);
        }
    }

    void stopped(Request request) {
        if (isMeant(request)) {
            log.line(
                    LEVEL,
                    "reflector.go:373",
                    "\"Stopping reflector\"" + type(request) + " resyncPeriod=\"0s\"" + WHO);
        }
    }
}
