package dev.sandglass.api.schema;

/**
 * What a type consists of on the wire: fields, and parts whose fields JSON shows as the type's own while
 * protobuf nests them in a message ({@code VolumeSource} in {@code Volume}).
 */
public sealed interface Member permits Field, Member.Part {

    /** The number in protobuf; 0 when protobuf does not carry it. */
    int number();

    /** A nested message whose fields belong to the outer object in JSON. */
    record Part(int number, Form.Structure form) implements Member {}
}
