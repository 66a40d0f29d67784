package dev.sandglass.api.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What upstream says of types and fields: the descriptions in OpenAPI and in {@code kubectl explain}. The
 * build takes them from upstream's published client packages; without that step there are none.
 */
public interface Prose {

    /** Of a type ({@code io.k8s.api.core.v1.Pod}); empty when nothing is known. */
    default String of(String type) {
        return of(type, "");
    }

    /** Of a field by its JSON name; empty when nothing is known. */
    String of(String type, String field);

    /** That of the built-in kinds. */
    static Prose builtIn() {
        return Held.PROSE;
    }

    /** Read at its first use. */
    final class Held {

        private static final Prose PROSE = read();

        private Held() {}

        private static Prose read() {
            var types = new HashMap<String, Map<String, String>>();
            try (var in = Prose.class.getResourceAsStream("prose.gz")) {
                if (in != null) {
                    try (var lines = new BufferedReader(
                            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
                        read(lines, types);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return (type, field) -> types.getOrDefault(type, Map.of()).getOrDefault(field, "");
        }

        /** {@code Type<TAB>words}, then {@code <TAB>field<TAB>words}. */
        private static void read(BufferedReader lines, Map<String, Map<String, String>> types)
                throws IOException {
            Map<String, String> fields = new HashMap<>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split("\t", -1);
                if (!words[0].isEmpty()) {
                    fields = new HashMap<>();
                    types.put(words[0], fields);
                    fields.put("", plain(words[1]));
                } else {
                    fields.put(words[1].intern(), plain(words[2]));
                }
            }
        }

        private static String plain(String words) {
            if (words.indexOf('\\') < 0) {
                return words;
            }
            var out = new StringBuilder(words.length());
            for (var i = 0; i < words.length(); i++) {
                var c = words.charAt(i);
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                i++;
                out.append(switch (words.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> words.charAt(i);
                });
            }
            return out.toString();
        }
    }
}
