package dev.sandglass.site.operations;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Under which addresses people reach this server: {@code SANDGLASS_URL} for the clusters, or this machine. */
public final class PublicAddress {

    private PublicAddress() {}

    /** Where the pages are, for the line that the server prints. */
    public static String ofPages() {
        return "http://localhost:" + number("quarkus.http.port", 8080) + "/";
    }

    /** Where clusters are reached over HTTPS, without a slash at the end. */
    public static String ofClusters() {
        return ConfigProvider.getConfig()
                .getOptionalValue("sandglass.url", String.class)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "https://localhost:" + number("quarkus.http.ssl-port", 8443));
    }

    /** The names that the server's certificate is for. */
    static List<String> hosts() {
        var host = URI.create(ofClusters()).getHost();
        return Stream.of("localhost", "127.0.0.1", host == null ? "localhost" : host)
                .distinct()
                .toList();
    }

    private static int number(String key, int otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(key, Integer.class).orElse(otherwise);
    }
}
