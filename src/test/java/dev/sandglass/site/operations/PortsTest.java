package dev.sandglass.site.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void knocksAtItsOwnDoorAndSaysNothing() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var door = new ServerSocket(0, 1, here)) {
            new Ports(here.getHostAddress(), 0, door.getLocalPort()).knock();
            try (var knock = door.accept()) {
                assertEquals(-1, knock.getInputStream().read());
            }
        }
    }

    @Test
    void knocksInVainWhereNobodyListens() {
        var nobody = PackagedServer.freePort();
        assertDoesNotThrow(() -> new Ports("192.0.2.1", 0, nobody).knock());
        assertDoesNotThrow(() -> new Ports("192.0.2.1", 0, 0).knock());
    }
}
