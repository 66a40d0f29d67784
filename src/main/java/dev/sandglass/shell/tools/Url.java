package dev.sandglass.shell.tools;

import org.jspecify.annotations.Nullable;

/** An address as people type it for {@code curl} and {@code wget}. */
record Url(String scheme, String host, int port, String path) {

    /** Null when it is none. */
    static @Nullable Url parse(String text) {
        var colon = text.indexOf("://");
        var scheme = colon < 0 ? "http" : text.substring(0, colon);
        var rest = colon < 0 ? text : text.substring(colon + 3);
        var slash = rest.indexOf('/');
        var mark = rest.indexOf('?');
        var end = slash < 0 ? mark : mark < 0 ? slash : Math.min(slash, mark);
        var place = end < 0 ? rest : rest.substring(0, end);
        var path = end < 0 ? "/" : rest.substring(end);
        var at = place.lastIndexOf('@');
        place = place.substring(at + 1);
        var port = scheme.equals("https") ? 443 : 80;
        var portMark = place.lastIndexOf(':');
        if (portMark >= 0) {
            if (!place.substring(portMark + 1).matches("\\d{1,5}")) {
                return null;
            }
            port = Integer.parseInt(place.substring(portMark + 1));
            place = place.substring(0, portMark);
        }
        if (place.isEmpty() || !place.matches("[A-Za-z0-9._-]+") || port > 65_535) {
            return null;
        }
        return new Url(scheme, place, port, path.startsWith("/") ? path : "/" + path);
    }

    boolean isPlain() {
        return scheme.equals("http");
    }

    /** What the Host header says. */
    String hostHeader() {
        return port == (isPlain() ? 80 : 443) ? host : host + ":" + port;
    }
}
