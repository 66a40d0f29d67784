package dev.sandglass.site.wire;

import dev.sandglass.api.wire.ClientProof;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.api.wire.Incoming;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes over HTTPS, in the words of the API: headers, the client's certificate, the body. */
final class Arrivals {

    private Arrivals() {}

    /**
     * A request at the door.
     *
     * @param path what stands behind the cluster's own
     */
    static HttpForm.Asked read(String path, HttpServerRequest request, byte[] body) {
        var query = request.query();
        return new Incoming(
                        request.method().name(),
                        query == null ? path : path + "?" + query,
                        headers(request.headers()),
                        request.connection().isSsl()
                                ? ClientProof.shownIn(request.sslSession())
                                : "",
                        body)
                .asked();
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, value) -> all.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value));
        return all;
    }
}
