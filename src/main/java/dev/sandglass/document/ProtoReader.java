package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads messages of protobuf into documents by the numbers that the schema gives. */
final class ProtoReader {

    private final byte[] in;
    private int at;
    private int depth;

    /** Keys and values of the messages that are open, as in {@link JsonReader}. */
    private String[] keys = new String[64];

    private @Nullable Object[] values = new Object[64];
    private int top;

    ProtoReader(byte[] in) {
        this.in = in;
    }

    static Protobuf.Envelope envelope(byte[] in, int from) {
        var reader = new ProtoReader(in);
        reader.at = from;
        var texts = new String[] {"", "", "", ""};
        var raw = new byte[0];
        while (reader.at < in.length) {
            var tag = (int) reader.varint();
            if ((tag & 7) != 2) {
                reader.skip(tag & 7);
                continue;
            }
            var end = reader.end();
            switch (tag >>> 3) {
                case 1 -> reader.typeMeta(end, texts);
                case 2 -> raw = Arrays.copyOfRange(in, reader.at, end);
                case 4 -> texts[3] = reader.text(end);
                default -> {}
            }
            reader.at = end;
        }
        return new Protobuf.Envelope(texts[1], texts[2], raw, texts[3]);
    }

    private void typeMeta(int end, String[] texts) {
        while (at < end) {
            var tag = (int) varint();
            if (tag >>> 3 <= 2 && (tag & 7) == 2) {
                var stop = end();
                texts[tag >>> 3] = text(stop);
                at = stop;
            } else {
                skip(tag & 7);
            }
        }
    }

    // ---- messages ----

    Document message(Struct struct, int end) {
        if (++depth > Json.DEEPEST) {
            throw new Malformed("exceeded max depth");
        }
        var base = top;
        fields(struct, end, base);
        for (var i = base; i < top; i++) {
            if (values[i] instanceof Growing list) {
                values[i] = list.finished();
            }
        }
        var document = top == base ? Document.EMPTY : Layout.document(keys, values, base, top);
        top = base;
        depth--;
        if (document == null) {
            throw new IllegalStateException("a field was kept twice");
        }
        return document;
    }

    private void fields(Struct struct, int end, int base) {
        while (at < end) {
            var tag = (int) varint();
            var wire = tag & 7;
            switch (struct.member(tag >>> 3)) {
                case Struct.Field field -> field(field, wire, base);
                case Struct.Part part when wire == 2 -> {
                    var stop = end();
                    fields(part.struct(), stop, base);
                }
                case null, default -> skip(wire);
            }
        }
        if (at != end) {
            throw tooShort();
        }
    }

    private void field(Struct.Field field, int wire, int base) {
        var place = place(field.name(), base);
        switch (field.arity()) {
            case ONE -> values[place] = one(field, wire);
            case LIST -> {
                var list = values[place] instanceof Growing known ? known : new Growing(false);
                values[place] = list;
                if (wire == 2 && isNumber(field.kind())) {
                    for (var stop = end(); at < stop; ) {
                        list.items.add(one(field, 0));
                    }
                } else {
                    list.items.add(one(field, wire));
                }
            }
            case MAP -> {
                var map = values[place] instanceof Growing known ? known : new Growing(true);
                values[place] = map;
                entry(field, map);
            }
        }
    }

    private static boolean isNumber(Struct.Kind kind) {
        return kind == Struct.Kind.INT32 || kind == Struct.Kind.INT64 || kind == Struct.Kind.BOOL;
    }

    /** A list or a map whose items still come in. */
    private static final class Growing {

        private final boolean map;
        private final List<@Nullable Object> items = new ArrayList<>();

        Growing(boolean map) {
            this.map = map;
        }

        Object finished() {
            if (!map) {
                return Items.owning(items.toArray());
            }
            var fields = new HashMap<String, @Nullable Object>();
            for (var i = 0; i < items.size(); i += 2) {
                fields.put((String) Objects.requireNonNull(items.get(i)), items.get(i + 1));
            }
            return Document.copyOf(fields);
        }
    }

    private void entry(Struct.Field field, Growing map) {
        var stop = end();
        var key = "";
        Object value = field.kind() == Struct.Kind.STRING ? "" : null;
        while (at < stop) {
            var tag = (int) varint();
            if (tag == (1 << 3 | 2)) {
                var end = end();
                key = text(end);
                at = end;
            } else if (tag >>> 3 == 2) {
                value = one(field, tag & 7);
            } else {
                skip(tag & 7);
            }
        }
        map.items.add(key);
        map.items.add(value);
    }

    private int place(String name, int base) {
        for (var i = top - 1; i >= base; i--) {
            if (keys[i] == name || keys[i].equals(name)) {
                return i;
            }
        }
        if (top == keys.length) {
            keys = Arrays.copyOf(keys, top * 2);
            values = Arrays.copyOf(values, top * 2);
        }
        keys[top] = name;
        values[top] = null;
        return top++;
    }

    // ---- one value ----

    private @Nullable Object one(Struct.Field field, int wire) {
        return switch (field.kind()) {
            case BOOL -> {
                expect(wire, 0, field);
                yield varint() != 0;
            }
            case INT32 -> {
                expect(wire, 0, field);
                yield (long) (int) varint();
            }
            case INT64 -> {
                expect(wire, 0, field);
                yield varint();
            }
            case DOUBLE -> {
                expect(wire, 1, field);
                yield Double.longBitsToDouble(fixed64());
            }
            default -> {
                expect(wire, 2, field);
                var stop = end();
                var value = inside(field, stop);
                at = stop;
                yield value;
            }
        };
    }

    private void expect(int wire, int wanted, Struct.Field field) {
        if (wire != wanted) {
            throw new Malformed("proto: wrong wireType = " + wire + " for field " + field.name());
        }
    }

    private @Nullable Object inside(Struct.Field field, int stop) {
        return switch (field.kind()) {
            case STRING -> text(stop);
            case BYTES -> Base64.getEncoder().encodeToString(Arrays.copyOfRange(in, at, stop));
            case STRUCT -> message(Objects.requireNonNull(field.struct()), stop);
            case TIME, MICRO_TIME -> {
                var empty = at == stop;
                var numbers = numbers(stop);
                yield empty
                        ? null
                        : ProtoTimes.text(
                                numbers[1], numbers[2], field.kind() == Struct.Kind.MICRO_TIME);
            }
            case DURATION -> ProtoTimes.duration(numbers(stop)[1]);
            case QUANTITY -> firstText(stop);
            case INT_OR_STRING -> intOrString(stop);
            case RAW_EXTENSION, FIELDS_V1, ANY -> {
                var json = firstBytes(stop);
                yield json == null || json.length == 0 ? null : Json.parse(json);
            }
            case STRING_LIST -> strings(stop);
            default -> throw Protobuf.unsupported(field);
        };
    }

    private long[] numbers(int stop) {
        var numbers = new long[3];
        while (at < stop) {
            var tag = (int) varint();
            if ((tag & 7) == 0 && tag >>> 3 < 3) {
                numbers[tag >>> 3] = varint();
            } else {
                skip(tag & 7);
            }
        }
        return numbers;
    }

    private Object intOrString(int stop) {
        var string = false;
        var number = 0L;
        var text = "";
        while (at < stop) {
            var tag = (int) varint();
            switch (tag) {
                case 1 << 3 -> string = varint() == 1;
                case 2 << 3 -> number = (int) varint();
                case 3 << 3 | 2 -> {
                    var end = end();
                    text = text(end);
                    at = end;
                }
                default -> skip(tag & 7);
            }
        }
        return string ? text : (Object) number;
    }

    private @Nullable String firstText(int stop) {
        var bytes = firstBytes(stop);
        return bytes == null ? "0" : new String(bytes, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] firstBytes(int stop) {
        byte[] found = null;
        while (at < stop) {
            var tag = (int) varint();
            if (tag == (1 << 3 | 2)) {
                var end = end();
                found = Arrays.copyOfRange(in, at, end);
                at = end;
            } else {
                skip(tag & 7);
            }
        }
        return found;
    }

    private Items strings(int stop) {
        var strings = new ArrayList<@Nullable Object>();
        while (at < stop) {
            var tag = (int) varint();
            if (tag == (1 << 3 | 2)) {
                var end = end();
                strings.add(text(end));
                at = end;
            } else {
                skip(tag & 7);
            }
        }
        return Items.copyOf(strings);
    }

    // ---- the wire ----

    private String text(int stop) {
        return RecentWords.text(in, at, stop);
    }

    private static Malformed tooShort() {
        return new Malformed("unexpected EOF");
    }

    private long varint() {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            if (at >= in.length) {
                throw tooShort();
            }
            var b = in[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new Malformed("proto: integer overflow");
    }

    private long fixed64() {
        if (in.length - at < 8) {
            throw tooShort();
        }
        var bits = 0L;
        for (var i = 7; i >= 0; i--) {
            bits = bits << 8 | in[at + i] & 0xff;
        }
        at += 8;
        return bits;
    }

    /** Where the value ends whose length comes now. */
    private int end() {
        var length = varint();
        if (length < 0 || length > in.length - at) {
            throw length < 0
                    ? new Malformed("proto: negative length found during unmarshaling")
                    : tooShort();
        }
        return at + (int) length;
    }

    private void skip(int wire) {
        switch (wire) {
            case 0 -> varint();
            case 1 -> fixed64();
            case 2 -> at = end();
            case 5 -> {
                if (in.length - at < 4) {
                    throw tooShort();
                }
                at += 4;
            }
            default -> throw new Malformed("proto: illegal wireType " + wire);
        }
    }
}
