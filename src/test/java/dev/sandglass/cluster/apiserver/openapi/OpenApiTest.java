package dev.sandglass.cluster.apiserver.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.schema.ProseCompiler;
import dev.sandglass.schema.Recordings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Map<String, Map<String, String>> WORDS = ProseCompiler.words();

    private final OpenApi openApi =
            new OpenApi(
                    Schema.builtIn(),
                    (type, field) -> WORDS.getOrDefault(type, Map.of()).getOrDefault(field, ""));

    @Test
    void documentsOfVersion3AreTheRecordedOnesByteForByte() {
        Recordings.openApi()
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().has("paths")) {
                                var bytes = openApi.document(entry.getKey());
                                assertNotNull(bytes, entry.getKey());
                                assertSame(
                                        entry.getKey(),
                                        go(entry.getValue().toString()),
                                        new String(bytes, StandardCharsets.UTF_8));
                            }
                        });
    }

    @Test
    void theirHashesAreTheRecordedOnes() throws Exception {
        var sha = MessageDigest.getInstance("SHA-512");
        for (var path :
                Recordings.json("discovery/openapi-v3/index.json").get("paths").properties()) {
            var url = path.getValue().get("serverRelativeURL").asText();
            var hash =
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(sha.digest(openApi.document(path.getKey())));
            assertEquals("/openapi/v3/" + path.getKey() + "?hash=" + hash, url);
        }
    }

    @Test
    void theIndexIsTheRecordedOne() {
        var recorded = Recordings.json("discovery/openapi-v3/index.json").toString();
        assertEquals(recorded, new String(openApi.index(), StandardCharsets.UTF_8));
    }

    @Test
    void aServerWithoutMetricsDescribesNone() {
        var whole = Schema.builtIn();
        var kinds = whole.kinds().without("metrics.k8s.io");
        var plain = new OpenApi(whole.serving(kinds), (_, _) -> "");
        assertNull(plain.document("apis/metrics.k8s.io/v1beta1"));
        var index = new String(plain.index(), StandardCharsets.UTF_8);
        assertFalse(index.contains("metrics"));
        var v2 = new String(plain.documentV2(), StandardCharsets.UTF_8);
        assertFalse(v2.contains("PodMetrics"));
    }

    @Test
    void nothingElseIsThere() {
        for (var path :
                List.of("", "api/v2", "apis/nosuch", "apis/apps/v2", "apis/apps/v1/x", "healthz")) {
            assertNull(openApi.document(path), path);
        }
    }

    @Test
    void version2DescribesTheRecordedTypes() {
        var recorded =
                go(Recordings.json("discovery/openapi-v2.json.xz").get("definitions").toString());
        var text = new String(openApi.documentV2(), StandardCharsets.UTF_8);
        var from = text.indexOf("\"definitions\":") + 14;
        assertSame("v2", recorded, text.substring(from, text.indexOf(",\"securityDefinitions\":")));
    }

    /** Fails with the surroundings of the first difference: the documents are large. */
    private static void assertSame(String name, String wanted, String got) {
        for (var i = 0; i < Math.min(wanted.length(), got.length()); i++) {
            if (wanted.charAt(i) != got.charAt(i)) {
                var from = Math.max(0, i - 300);
                assertEquals(
                        wanted.substring(from, Math.min(wanted.length(), i + 200)),
                        got.substring(from, Math.min(got.length(), i + 200)),
                        name + " at " + i);
            }
        }
        assertEquals(wanted.length(), got.length(), name);
    }

    /** Go escapes for HTML. */
    private static String go(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
