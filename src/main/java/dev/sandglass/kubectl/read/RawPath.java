package dev.sandglass.kubectl.read;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code --raw}: a path of the server's with its query, as it stands. */
public final class RawPath {

    private RawPath() {}

    /** The request for a path; refuses what cannot be one. */
    public static Request request(Method method, String raw, Client client) {
        if (!raw.startsWith("/") && !raw.contains("://")) {
            throw Failure.of(
                    "--raw must be a valid URL path: parse \""
                            + raw
                            + "\": invalid URI for request");
        }
        var mark = raw.indexOf('?');
        var path = mark < 0 ? raw : raw.substring(0, mark);
        var query = new TreeMap<String, List<String>>();
        if (mark >= 0) {
            for (var part : raw.substring(mark + 1).split("&")) {
                var equals = part.indexOf('=');
                var name = decoded(equals < 0 ? part : part.substring(0, equals));
                var value = equals < 0 ? "" : decoded(part.substring(equals + 1));
                query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return client.request(method, path).withQuery(query).withAccept(Client.ANY_JSON);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
