package dev.sandglass.cluster.apiserver.discovery;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Json;
import dev.sandglass.schema.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Byte for byte what the recorded server sent, but for the white space of the recordings. */
class DiscoveryTest {

    private static final String ADDRESS = "172.30.0.10:6443";

    private final Discovery discovery = new Discovery(Schema.builtIn());

    private void assertRecorded(String file, byte[] bytes) {
        assertNotNull(bytes, file);
        var recorded = Recordings.json("discovery/" + file).toString();
        assertEquals(recorded + "\n", new String(bytes, StandardCharsets.UTF_8), file);
    }

    @Test
    void plainDiscoveryOfEveryGroupVersion() {
        assertRecorded("api.json", discovery.plainBytes("/api", ADDRESS));
        assertRecorded("apis.json", discovery.plainBytes("/apis", ADDRESS));
        var paths = new ArrayList<String>();
        for (var group : Schema.builtIn().kinds().groups()) {
            for (var version : group.versions()) {
                paths.add(
                        group.name().isEmpty()
                                ? "/api/" + version.name()
                                : "/apis/" + group.name() + "/" + version.name());
            }
        }
        assertEquals(23, paths.size());
        for (var path : paths) {
            assertRecorded(path.substring(1) + ".json", discovery.plainBytes(path, ADDRESS));
        }
    }

    @Test
    void aggregatedDiscovery() {
        assertRecorded("api.aggregated.json", discovery.aggregatedBytes("/api"));
        assertRecorded("apis.aggregated.json", discovery.aggregatedBytes("/apis"));
        assertNull(discovery.aggregatedBytes("/apis/apps"));
        assertEquals(
                "\"4D7E1BED90B364BC86049DD9E636494980AEF65B7F8CFAA267616FA062B514A8"
                        + "A3CC2C2851CC9337B8D28B4C80960E2353DE5E0B152E87CC223E02EA3C5C37AC\"",
                discovery.aggregatedTag("/api"));
        assertFalse(discovery.aggregatedTag("/api").equals(discovery.aggregatedTag("/apis")));
    }

    @Test
    void aServerWithoutMetricsTellsOfNone() {
        var whole = Schema.builtIn();
        var plain = new Discovery(whole.serving(whole.kinds().without("metrics.k8s.io")));
        assertNull(plain.plain("/apis/metrics.k8s.io/v1beta1", ADDRESS));
        var groups = new String(plain.plainBytes("/apis", ADDRESS), StandardCharsets.UTF_8);
        assertFalse(groups.contains("metrics.k8s.io"));
        var all = new String(plain.aggregatedBytes("/apis"), StandardCharsets.UTF_8);
        assertFalse(all.contains("PodMetrics"));
    }

    @Test
    void oneGroup() {
        assertEquals(
                "{\"kind\":\"APIGroup\",\"apiVersion\":\"v1\",\"name\":\"apps\",\"versions\":"
                        + "[{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}],"
                        + "\"preferredVersion\":"
                        + "{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}}\n",
                new String(discovery.plainBytes("/apis/apps", ADDRESS), StandardCharsets.UTF_8));
    }

    @Test
    void nothingElseIsThere() {
        for (var path :
                List.of("/apis/nosuch", "/apis/apps/v2", "/api/v2", "/api/v1/pods", "/healthz")) {
            assertNull(discovery.plain(path, ADDRESS), path);
            assertNull(discovery.plainBytes(path, ADDRESS), path);
        }
    }

    @Test
    void versionIsThatOfTheRecordedServer() {
        assertEquals(
                Recordings.json("discovery/version.json").toString(),
                Json.write(
                        Discovery.version(),
                        Schema.builtIn().type("io.k8s.apimachinery.pkg.version.Info")));
        var text = new String(discovery.versionBytes(), StandardCharsets.UTF_8);
        assertEquals("{\n  \"major\": \"1\",", text.lines().limit(2).collect(joining("\n")));
    }
}
