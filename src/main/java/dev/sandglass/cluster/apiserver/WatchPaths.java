package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Request;

/** Watches asked for by path, {@code /api/v1/watch/namespaces/default/pods}, as clients did before there was a parameter. */
final class WatchPaths {

    private static final String CORE = "/api/v1/watch/";
    private static final String WATCH = "/watch/";

    private WatchPaths() {}

    /** The same request by parameter; others as they are. */
    static Request modern(Request request) {
        var path = request.path();
        if (!path.contains(WATCH) || request.method() != Request.Method.GET) {
            return request;
        }
        var at = path.startsWith(CORE) ? CORE.length() - WATCH.length() : inGroup(path);
        if (at < 0 || !path.startsWith(WATCH, at)) {
            return request;
        }
        var rest = path.substring(at + WATCH.length() - 1);
        var plain = moved(request, path.substring(0, at) + rest).with("watch", "true");
        var words = rest.substring(1).split("/");
        var isOne =
                words[0].equals("namespaces") && words.length != 2
                        ? words.length == 4
                        : words.length == 2;
        if (!isOne) {
            return plain;
        }
        var name = words[words.length - 1];
        var collection = plain.path().substring(0, plain.path().lastIndexOf('/'));
        return moved(plain, collection).with("fieldSelector", "metadata.name=" + name);
    }

    /** Where the word may stand in {@code /apis/GROUP/VERSION/watch/}. */
    private static int inGroup(String path) {
        if (!path.startsWith("/apis/")) {
            return -1;
        }
        var group = path.indexOf('/', "/apis/".length());
        return group < 0 ? -1 : path.indexOf('/', group + 1);
    }

    private static Request moved(Request request, String path) {
        return new Request(
                request.method(),
                path,
                request.query(),
                request.body(),
                request.accept(),
                request.userAgent(),
                request.credential());
    }
}
