package dev.sandglass.document;

import java.util.Arrays;

/**
 * Kubernetes objects as protobuf: {@code k8s\0}, then an envelope with kind and version, and in it
 * the object itself, whose fields the
 * schema numbers.
 *
 * <p>Follows the bytes that upstream's generated code writes: scalars and structs that are no
 * pointers always, fields by ascending number,
 * maps by key. What is read shows zeros where the sender wrote zeros; {@code api.Decoder} then
 * drops those that JSON would not show. Left
 * out: the schemas inside CustomResourceDefinitions, which clients send as JSON.
 */
public final class Protobuf {

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {}

    /** An object's envelope: what it says it is, and the bytes of its fields. */
    public record Envelope(String apiVersion, String kind, byte[] raw, String contentType) {}

    /** Whether bytes begin as these do. */
    public static boolean isEnvelope(byte[] bytes) {
        return bytes.length >= 4 && Arrays.equals(bytes, 0, 4, MAGIC, 0, 4);
    }

    /** The envelope that the bytes hold; else a complaint. */
    public static Envelope open(byte[] bytes) {
        if (!isEnvelope(bytes)) {
            throw new Malformed(
                    "provided data does not appear to be a protobuf message, expected prefix [107"
                            + " 56 115 0]");
        }
        return ProtoReader.envelope(bytes, MAGIC.length);
    }

    /** The fields of a struct; kind and apiVersion are the envelope's. */
    public static Document read(byte[] raw, Struct struct) {
        return new ProtoReader(raw).message(struct, raw.length);
    }

    /** The whole object with envelope; kind and version are those of the document. */
    public static byte[] seal(Document document, Struct struct) {
        var writer = new ProtoWriter();
        writer.text(4, "");
        writer.text(3, "");
        var raw = writer.mark();
        writer.message(document, struct);
        writer.length(2, raw);
        var type = writer.mark();
        writer.text(2, document.text("kind"));
        writer.text(1, document.text("apiVersion"));
        writer.length(1, type);
        writer.raw(MAGIC);
        return writer.bytes();
    }

    /**
     * One frame of a watch stream: its length, the sort of change, the object with its envelope.
     */
    public static byte[] watchFrame(String change, byte[] sealedObject) {
        var writer = new ProtoWriter();
        var object = writer.mark();
        writer.bytes(1, sealedObject);
        writer.length(2, object);
        writer.text(1, change);
        var event = writer.bytes();
        var frame = new byte[event.length + 4];
        for (var i = 0; i < 4; i++) {
            frame[i] = (byte) (event.length >>> 24 - 8 * i);
        }
        System.arraycopy(event, 0, frame, 4, event.length);
        return frame;
    }

    static Malformed unsupported(Struct.Field field) {
        return new Malformed("the field " + field.name() + " has no form in protobuf here");
    }
}
