package dev.sandglass.cluster.controllers.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.document.Document;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortOrderTest {

    private static Document port(String name, int number, String protocol) {
        return Document.of("name", name, "port", number, "protocol", protocol);
    }

    /** As a real cluster shows the ports of kube-dns. */
    @Test
    void itIsThatOfUpstream() {
        var sorted =
                Stream.of(
                                port("dns", 53, "UDP"),
                                port("dns-tcp", 53, "TCP"),
                                port("metrics", 9153, "TCP"))
                        .sorted(PortOrder.INSTANCE)
                        .map(port -> port.text("name"))
                        .toList();
        assertEquals(List.of("metrics", "dns-tcp", "dns"), sorted);
    }
}
