package dev.sandglass.kubectl;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's OpenAPI v3 documents, one for each version of a group; each is fetched once by a command. */
public final class OpenApiPages {

    private static final Pattern AND = Pattern.compile("&");
    private static final String TIMEOUT = "32s";
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private final Client client;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Document index;
    private boolean hasAskedForKinds;

    OpenApiPages(Client client) {
        this.client = client;
    }

    /** The document of {@code v1} or {@code GROUP/VERSION}; null when the server has none. */
    public @Nullable Document of(String groupVersion) {
        var request = request(groupVersion);
        return request == null ? null : client.object(request, CallSites.OPENAPI_DOCUMENT);
    }

    /**
     * Fetches the document to see whether the server checks fields itself, as kubectl does before it sends a manifest.
     * Ours does, so what is in it does not matter.
     */
    void consult(String groupVersion, String kind) {
        if (!seen.add(groupVersion) || groupVersion.equals("v1") && kind.equals("List")) {
            return;
        }
        var request = request(groupVersion);
        if (request != null) {
            client.send(request, CallSites.OPENAPI_DOCUMENT);
        } else if (!hasAskedForKinds) { // it may be one of those
            hasAskedForKinds = true;
            client.send(client.get(DEFINITIONS));
        }
    }

    private @Nullable Request request(String groupVersion) {
        var path = groupVersion.contains("/") ? "apis/" + groupVersion : "api/" + groupVersion;
        if (!(index().child("paths").get(path) instanceof Document entry)) {
            return null;
        }
        var address = URI.create(entry.text("serverRelativeURL"));
        var request = client.get(address.getPath()).with("timeout", TIMEOUT);
        for (var parameter : AND.split(address.getQuery() == null ? "" : address.getQuery())) {
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                request =
                        request.with(
                                parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return request;
    }

    private Document index() {
        if (index == null) {
            var request =
                    client.get("/openapi/v3").with("timeout", TIMEOUT).withAccept(Client.ANY_JSON);
            index =
                    switch (client.send(request, CallSites.OPENAPI_INDEX)) {
                        case Reply.Refused _, Reply.Opened _ -> Document.EMPTY;
                        case Reply.Ok ok -> ok.body();
                        case Reply.Raw raw -> Client.parsed(raw);
                    };
        }
        return index;
    }
}
