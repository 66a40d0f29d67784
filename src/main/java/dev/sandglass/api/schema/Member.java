package dev.sandglass.api.schema;

import dev.sandglass.document.Struct;

/**
 * What a type consists of on the wire: fields, and parts whose fields JSON shows as the type's own
 * while protobuf nests them in a message ({@code VolumeSource} in {@code Volume}).
 */
public sealed interface Member extends Struct.Member permits Field, Member.Part {

    /** A nested message whose fields belong to the outer object in JSON. */
    record Part(int number, Form.Structure form) implements Member, Struct.Part {
        @Override
        public Struct struct() {
            return form.type();
        }
    }
}
