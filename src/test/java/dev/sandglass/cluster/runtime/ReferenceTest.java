package dev.sandglass.cluster.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static String whole(String name) {
        return Objects.requireNonNull(Reference.parse(name), name).whole();
    }

    @Test
    void namesAreMadeWhole() {
        assertEquals("docker.io/library/nginx:latest", whole("nginx"));
        assertEquals("docker.io/library/nginx:1.27", whole("nginx:1.27"));
        assertEquals("docker.io/hashicorp/http-echo:1.0", whole("hashicorp/http-echo:1.0"));
        assertEquals("registry.k8s.io/pause:3.10.1", whole("registry.k8s.io/pause:3.10.1"));
        assertEquals("localhost:5000/web:latest", whole("localhost:5000/web"));
        assertEquals("docker.io/library/nginx@sha256:ab", whole("nginx@sha256:ab"));
    }

    @Test
    void whatIsNoNameIsNone() {
        assertNull(Reference.parse("NGINX:1.27"));
        assertNull(Reference.parse("nginx:"));
        assertNull(Reference.parse(""));
    }
}
