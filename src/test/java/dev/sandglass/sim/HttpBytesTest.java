package dev.sandglass.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.sim.net.HttpBytes;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpBytesTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRequestIsReadOnceItIsWhole() throws Exception {
        var body = bytes("a=1");
        var request = new HttpRequest("POST", "/x?y=z", Map.of("Host", "web"), body);

        var bytes = HttpBytes.of(request);

        var text = "POST /x?y=z HTTP/1.1\r\nHost: web\r\nContent-Length: 3\r\n\r\na=1";
        assertEquals(text, new String(bytes, StandardCharsets.ISO_8859_1));
        for (var length = 0; length < bytes.length; length++) {
            assertNull(HttpBytes.request(Arrays.copyOf(bytes, length)), "after " + length);
        }
        var parsed = HttpBytes.request(bytes(text + "GET"));
        assertNotNull(parsed);
        assertEquals(bytes.length, parsed.length());
        assertEquals("/x?y=z", parsed.message().path());
        assertEquals("web", parsed.message().header("host"));
        assertArrayEquals(body, parsed.message().body());
    }

    @Test
    void aReplyEndsWhereItSays() throws Exception {
        var ok = HttpReply.ok("hello");
        var parsed = HttpBytes.reply(HttpBytes.of(ok), false, false);
        assertNotNull(parsed);
        assertEquals(ok.headers(), parsed.message().headers());
        assertArrayEquals(ok.body(), parsed.message().body());

        var head = bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        assertNull(HttpBytes.reply(head, false, false));
        assertNotNull(HttpBytes.reply(head, true, false));

        var chunks =
                bytes(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
        var whole = HttpBytes.reply(chunks, false, false);
        assertNotNull(whole);
        assertEquals("hello", new String(whole.message().body(), StandardCharsets.ISO_8859_1));
        assertEquals(chunks.length, whole.length());
    }

    @Test
    void aReplyWithoutALengthEndsWithTheConnection() throws Exception {
        var bare = new HttpReply(200, Map.of(), bytes("all of it"));
        assertTrue(HttpBytes.endsConnection(bare));
        assertNull(HttpBytes.reply(HttpBytes.of(bare), false, false));
        var parsed = HttpBytes.reply(HttpBytes.of(bare), false, true);
        assertNotNull(parsed);
        assertArrayEquals(bare.body(), parsed.message().body());
    }

    @Test
    void otherProtocolsAreNone() {
        assertThrows(HttpBytes.NoHttp.class, () -> HttpBytes.request(bytes("PING\r\n")));
        assertThrows(HttpBytes.NoHttp.class, () -> HttpBytes.reply(bytes("+OK\n"), false, true));
        assertThrows(
                HttpBytes.NoHttp.class,
                () -> HttpBytes.request(bytes("GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n")));
    }
}
