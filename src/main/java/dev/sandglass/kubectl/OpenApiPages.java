package dev.sandglass.kubectl;

import dev.sandglass.document.Document;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.regex.Pattern;

/** The server's OpenAPI v3 documents, one for each version of a group. */
public final class OpenApiPages {

    private static final Pattern AND = Pattern.compile("&");
    private static final String TIMEOUT = "32s";

    private OpenApiPages() {}

    /** The document of {@code v1} or {@code GROUP/VERSION}; null when the server has none. */
    public static @Nullable Document of(Client client, String groupVersion) {
        var path = groupVersion.contains("/") ? "apis/" + groupVersion : "api/" + groupVersion;
        var index = client.object(client.get("/openapi/v3").with("timeout", TIMEOUT));
        if (!(index.child("paths").get(path) instanceof Document entry)) {
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
        return client.object(request);
    }
}
