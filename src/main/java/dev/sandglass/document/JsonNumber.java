package dev.sandglass.document;

import java.nio.charset.StandardCharsets;

/** A JSON number: a Long when it is written as a whole number and fits, else a Double. */
final class JsonNumber {

    private final byte[] in;
    private final JsonFault fault;
    private int at;

    JsonNumber(byte[] in, JsonFault fault) {
        this.in = in;
        this.fault = fault;
    }

    /** Where reading ended: behind the last digit. */
    int end() {
        return at;
    }

    Object read(int start) {
        at = start;
        var negative = in[at] == '-';
        if (negative) {
            at++;
        }
        var digitsFrom = at;
        if (at < in.length && in[at] == '0') {
            at++;
        } else {
            digits();
        }
        var digits = at - digitsFrom;
        var whole = true;
        if (at < in.length && in[at] == '.') {
            whole = false;
            at++;
            digits("after decimal point in numeric literal");
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            whole = false;
            at++;
            if (at < in.length && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits("in exponent of numeric literal");
        }
        if (whole && digits <= 18) {
            return small(digitsFrom, negative);
        }
        return big(start, whole);
    }

    private void digits() {
        digits("in numeric literal");
    }

    private void digits(String where) {
        var from = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw fault.unexpected(at, where);
        }
    }

    private Long small(int from, boolean negative) {
        var value = 0L;
        for (var i = from; i < at; i++) {
            value = 10 * value + (in[i] - '0');
        }
        return negative ? -value : value;
    }

    private Object big(int start, boolean whole) {
        var text = new String(in, start, at - start, StandardCharsets.US_ASCII);
        if (whole) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException _) {
                // past the range of int64: Go reads such a number as float64
            }
        }
        var value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new Malformed(
                    "json: cannot unmarshal number " + text + " into Go value of type float64", at);
        }
        return value;
    }
}
