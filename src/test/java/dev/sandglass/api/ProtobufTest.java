package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Protobuf;
import dev.sandglass.document.Recorded;
import dev.sandglass.document.Struct;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProtobufTest {

    private static Struct type(Document object) {
        var parts = object.text("apiVersion").split("/");
        var version = parts[parts.length - 1];
        return Schema.builtIn()
                .type(parts.length > 1 ? parts[0] : "", version, object.text("kind"));
    }

    private static Document read(byte[] bytes, Struct type) {
        var envelope = Protobuf.open(bytes);
        var fields = Protobuf.read(envelope.raw(), type);
        var object = fields.put("kind", envelope.kind()).put("apiVersion", envelope.apiVersion());
        return Decoder.decode(object, type).document();
    }

    @Test
    void theBytesAreThoseOfUpstreamBothWays() {
        var cases = Recorded.cases("protobuf.txt");
        assertTrue(cases.size() > 50);
        for (var one : cases) {
            var object = Json.object(one.in()).child("A");
            var bytes = HexFormat.of().parseHex(one.out());
            assertArrayEquals(bytes, Protobuf.seal(object, type(object)), one::in);
            assertEquals(object, read(bytes, type(object)), one::in);
        }
    }

    @Test
    void anythingElseIsNoEnvelope() {
        var json = "{\"kind\":\"Pod\"}".getBytes(StandardCharsets.UTF_8);
        assertFalse(Protobuf.isEnvelope(json));
        assertEquals(
                "provided data does not appear to be a protobuf message, expected prefix"
                        + " [107 56 115 0]",
                assertThrows(Malformed.class, () -> Protobuf.open(json)).getMessage());
    }

    /** Whatever is sent, the answer is an object or a complaint, and comes soon. */
    @Test
    void brokenBytesAreRefused() {
        for (var one : Recorded.cases("protobuf.txt")) {
            var type = type(Json.object(one.in()).child("A"));
            for (var seed = 0L; seed < 40; seed++) {
                var random = new Random(seed);
                var bytes = HexFormat.of().parseHex(one.out());
                for (var i = random.nextInt(4); i >= 0; i--) {
                    bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
                }
                try {
                    read(bytes, type);
                } catch (Malformed fault) {
                    assertFalse(fault.getMessage().isEmpty(), "seed " + seed);
                }
            }
        }
    }

    @Test
    void aWatchFrameBeginsWithItsLength() {
        var frame = Protobuf.watchFrame("ADDED", new byte[] {1, 2, 3});
        assertEquals(
                "0000000e" + "0a054144444544" + "12050a03010203", HexFormat.of().formatHex(frame));
    }
}
