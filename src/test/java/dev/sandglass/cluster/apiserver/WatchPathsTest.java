package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/watch/pods, /api/v1/pods, ''",
        "/api/v1/watch/namespaces, /api/v1/namespaces, ''",
        "/api/v1/watch/namespaces/default, /api/v1/namespaces, metadata.name=default",
        "/api/v1/watch/namespaces/default/pods, /api/v1/namespaces/default/pods, ''",
        "/api/v1/watch/namespaces/default/pods/web, /api/v1/namespaces/default/pods, metadata.name=web",
        "/api/v1/watch/nodes/node01, /api/v1/nodes, metadata.name=node01",
        "/apis/apps/v1/watch/deployments, /apis/apps/v1/deployments, ''",
    })
    void aWatchByPathIsOneByParameter(String old, String path, String fields) {
        var request = WatchPaths.modern(Request.get(old, Credential.ANONYMOUS));
        assertEquals(path, request.path());
        assertEquals("true", request.parameter("watch"));
        assertEquals(fields, request.parameterOr("fieldSelector", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/namespaces/watch/pods",
                "/apis/watch/v1/things",
                "/api/v1/namespaces/default/pods/watch/log",
            })
    void otherPathsStay(String path) {
        var request = Request.get(path, Credential.ANONYMOUS);
        assertSame(request, WatchPaths.modern(request));
    }
}
