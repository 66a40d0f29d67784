package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes protobuf from the end to the beginning, so that the length of what is inside is known when
 * it has to be written.
 */
final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;

    private byte[] out = new byte[1024];
    private int at = out.length;

    byte[] bytes() {
        return Arrays.copyOfRange(out, at, out.length);
    }

    /** How much stands behind the present place. */
    int mark() {
        return out.length - at;
    }

    /** Closes what was written since the mark as the value of this field. */
    void length(int number, int mark) {
        varint(mark() - mark);
        tag(number, LENGTH);
    }

    void raw(byte[] bytes) {
        reserve(bytes.length);
        at -= bytes.length;
        System.arraycopy(bytes, 0, out, at, bytes.length);
    }

    void bytes(int number, byte[] bytes) {
        raw(bytes);
        varint(bytes.length);
        tag(number, LENGTH);
    }

    void text(int number, String text) {
        var mark = mark();
        utf8(text);
        length(number, mark);
    }

    private void utf8(String text) {
        var length = text.length();
        reserve(length);
        var to = at;
        for (var i = length - 1; i >= 0; i--) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                raw(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            out[--to] = (byte) c;
        }
        at = to;
    }

    private void tag(int number, int wire) {
        varint(number << 3 | wire);
    }

    void varint(long value) {
        reserve(10);
        var length = 1;
        for (var rest = value >>> 7; rest != 0; rest >>>= 7) {
            length++;
        }
        at -= length;
        var to = at;
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            out[to++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out[to] = (byte) rest;
    }

    private void number(int number, long value) {
        varint(value);
        tag(number, VARINT);
    }

    private void reserve(int more) {
        if (at < more) {
            var used = mark();
            var wider = new byte[Math.max(out.length * 2, used + more)];
            System.arraycopy(out, at, wider, wider.length - used, used);
            out = wider;
            at = wider.length - used;
        }
    }

    // ---- structs ----

    void message(Document document, Struct struct) {
        for (var member : ProtoLayout.of(struct)) {
            switch (member) {
                case Struct.Field field -> field(document.get(field.name()), field);
                case Struct.Part part -> {
                    var mark = mark();
                    message(document, part.struct());
                    length(part.number(), mark);
                }
                default -> throw new IllegalStateException("neither field nor part: " + member);
            }
        }
    }

    private void field(@Nullable Object value, Struct.Field field) {
        switch (field.arity()) {
            case ONE -> {
                if (value != null) {
                    one(field.number(), value, field);
                } else if (!field.pointer()) {
                    nothing(field);
                }
            }
            case LIST -> {
                if (value instanceof Items items) {
                    for (var i = items.size() - 1; i >= 0; i--) {
                        item(field.number(), items.get(i), field);
                    }
                }
            }
            case MAP -> {
                if (value instanceof Document map) {
                    for (var i = map.size() - 1; i >= 0; i--) {
                        var mark = mark();
                        item(2, map.valueAt(i), field);
                        text(1, map.key(i));
                        length(field.number(), mark);
                    }
                }
            }
        }
    }

    private void item(int number, @Nullable Object value, Struct.Field field) {
        if (value == null) {
            length(number, mark());
        } else {
            one(number, value, field);
        }
    }

    /** What Go writes for a field that is unset and no pointer. */
    private void nothing(Struct.Field field) {
        var number = field.number();
        switch (field.kind()) {
            case STRING -> text(number, "");
            case BOOL, INT32, INT64 -> number(number, 0);
            case DOUBLE -> one(number, 0.0, field);
            case QUANTITY, INT_OR_STRING, DURATION ->
                    one(number, field.kind() == Struct.Kind.INT_OR_STRING ? 0L : "0", field);
            case STRUCT -> one(number, Document.EMPTY, field);
            case TIME, MICRO_TIME, RAW_EXTENSION, FIELDS_V1, ANY -> length(number, mark());
            case BYTES, STRING_LIST -> {}
            case SCHEMA_OR_ARRAY, SCHEMA_OR_BOOL, SCHEMA_OR_STRINGS ->
                    throw Protobuf.unsupported(field);
        }
    }

    private void one(int number, Object value, Struct.Field field) {
        switch (field.kind()) {
            case STRING -> text(number, (String) value);
            case BYTES -> bytes(number, Base64.getMimeDecoder().decode((String) value));
            case BOOL -> number(number, (Boolean) value ? 1 : 0);
            case INT32, INT64 -> number(number, ((Number) value).longValue());
            case DOUBLE ->
                    fixed(number, Double.doubleToRawLongBits(((Number) value).doubleValue()));
            default -> {
                var mark = mark();
                inside(value, field);
                length(number, mark);
            }
        }
    }

    private void fixed(int number, long bits) {
        reserve(8);
        for (var shift = 56; shift >= 0; shift -= 8) {
            out[--at] = (byte) (bits >>> shift);
        }
        tag(number, FIXED_64);
    }

    /** The message of a value that JSON shows as something simpler. */
    private void inside(Object value, Struct.Field field) {
        switch (field.kind()) {
            case STRUCT -> message((Document) value, Objects.requireNonNull(field.struct()));
            case TIME -> time(ProtoTimes.nanos((String) value), 1_000_000_000L);
            case MICRO_TIME -> time(ProtoTimes.nanos((String) value), 1_000L);
            case DURATION -> number(1, ProtoTimes.duration((String) value));
            case QUANTITY -> text(1, value.toString());
            case INT_OR_STRING -> {
                text(3, value instanceof String text ? text : "");
                number(2, value instanceof Number number ? number.longValue() : 0);
                number(1, value instanceof String ? 1 : 0);
            }
            case RAW_EXTENSION, FIELDS_V1, ANY -> bytes(1, Json.bytes(value));
            case STRING_LIST -> {
                var items = (Items) value;
                for (var i = items.size() - 1; i >= 0; i--) {
                    text(1, String.valueOf(items.get(i)));
                }
            }
            default -> throw Protobuf.unsupported(field);
        }
    }

    private void time(long nanos, long unit) {
        var second = 1_000_000_000L;
        number(2, unit == second ? 0 : Math.floorMod(nanos, second) / unit * unit);
        number(1, Math.floorDiv(nanos, second));
    }
}
