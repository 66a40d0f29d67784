package dev.sandglass.api.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What upstream says of types and fields: the descriptions in OpenAPI and in
 * {@code kubectl explain}. The build takes them from the recorded documents into the generated
 * resource {@code prose.gz}; without that step there are none.
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

    /**
     * Reads what the build has written: {@code Type<TAB>words}, then {@code <TAB>field<TAB>words}.
     */
    static Prose read(InputStream packed) throws IOException {
        var types = new HashMap<String, Map<String, String>>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new HashMap<>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split("\t", -1);
                if (!words[0].isEmpty()) {
                    fields = new HashMap<>();
                    types.put(words[0], fields);
                    fields.put("", Held.plain(words[1]));
                } else {
                    fields.put(words[1].intern(), Held.plain(words[2]));
                }
            }
        }
        return (type, field) -> types.getOrDefault(type, Map.of()).getOrDefault(field, "");
    }

    /** Read at its first use. */
    final class Held {

        private static final Prose PROSE = read();

        private Held() {}

        private static Prose read() {
            try (var in = Prose.class.getResourceAsStream("prose.gz")) {
                return in == null ? (_, _) -> "" : Prose.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
                out.append(
                        switch (words.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            default -> words.charAt(i);
                        });
            }
            return out.toString();
        }
    }
}
