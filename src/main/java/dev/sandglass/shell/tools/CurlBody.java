package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What curl sends: its headers, and the data of {@code -d} and its companions, joined by {@code &}. */
final class CurlBody {

    private static final List<String> SOURCES =
            List.of("data", "data-raw", "data-binary", "data-urlencode", "json");

    private CurlBody() {}

    static boolean isGiven(CurlOptions options) {
        return SOURCES.stream().anyMatch(options::has);
    }

    /** The bytes; null when a file cannot be read, which it has complained about. */
    static byte @Nullable [] of(CurlOptions options, Process self) {
        var out = new ByteArrayOutputStream();
        for (var source : SOURCES) {
            for (var value : options.values(source)) {
                var bytes = part(source, value, self);
                if (bytes == null) {
                    return null;
                }
                if (out.size() > 0 && !source.equals("json")) {
                    out.write('&');
                }
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }

    private static byte @Nullable [] part(String source, String value, Process self) {
        if (source.equals("data-urlencode")) {
            var equals = value.indexOf('=');
            var text = URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8);
            return (equals <= 0 ? text : value.substring(0, equals + 1) + text)
                    .replace("+", "%20")
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (source.equals("data-raw") || !value.startsWith("@")) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        var file = value.substring(1);
        var bytes = file.equals("-") ? input(self) : file(file, self);
        if (bytes == null) {
            self.complain(
                    "curl: option "
                            + (source.equals("data") ? "-d" : "--" + source)
                            + ": error encountered when reading a file");
            return null;
        }
        return source.equals("data") ? withoutLineEnds(bytes) : bytes;
    }

    private static byte[] input(Process self) {
        var out = new ByteArrayOutputStream();
        for (var more = self.readNow(0, 1 << 16);
                more != null && more.length > 0;
                more = self.readNow(0, 1 << 16)) {
            out.writeBytes(more);
        }
        return out.toByteArray();
    }

    static byte @Nullable [] file(String name, Process self) {
        try {
            return self.facility(Files.class).read(Files.resolve(self.folder(), name));
        } catch (FileProblem problem) {
            return null;
        }
    }

    private static byte[] withoutLineEnds(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        for (var one : bytes) {
            if (one != '\n' && one != '\r' && one != 0) {
                out.write(one);
            }
        }
        return out.toByteArray();
    }

    /** Headers by name; one that stands several times has a line for each. */
    static TreeMap<String, String> headers(CurlOptions options, boolean hasBody) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var none = new ArrayList<String>();
        for (var text : options.values("header")) {
            var colon = text.indexOf(':');
            if (colon > 0) {
                var name = text.substring(0, colon).strip();
                var value = text.substring(colon + 1).strip();
                if (value.isEmpty()) {
                    none.add(name);
                } else {
                    headers.merge(name, value, (first, next) -> first + "\n" + next);
                }
            }
        }
        var isJson = options.has("json");
        headers.putIfAbsent("User-Agent", options.value("user-agent", "curl/7.88.1"));
        headers.putIfAbsent("Accept", isJson ? "application/json" : "*/*");
        if (options.has("oauth2-bearer")) {
            headers.putIfAbsent("Authorization", "Bearer " + options.value("oauth2-bearer", ""));
        }
        if (options.has("compressed")) {
            headers.putIfAbsent("Accept-Encoding", "deflate, gzip, br, zstd");
        }
        if (hasBody) {
            headers.putIfAbsent(
                    "Content-Type",
                    isJson ? "application/json" : "application/x-www-form-urlencoded");
        }
        none.forEach(headers::remove);
        return headers;
    }
}
