package dev.sandglass.cluster.apiserver.validation;

import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, such as {@code 10.0.0.0/8}. Of the newer family only the form is checked.
 *
 * @param first the first address; 0 for the newer family
 * @param bits how many leading bits are fixed
 */
record AddressRange(long first, int bits, boolean newer) {

    /** The range; null when the text is none. */
    static @Nullable AddressRange parse(String text) {
        var slash = text.indexOf('/');
        if (slash <= 0 || !Checks.isAddress(text.substring(0, slash))) {
            return null;
        }
        var newer = text.indexOf(':') >= 0;
        var digits = text.substring(slash + 1);
        if (digits.isEmpty()
                || digits.length() > 3
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        var bits = Integer.parseInt(digits);
        if (bits > (newer ? 128 : 32)) {
            return null;
        }
        return new AddressRange(newer ? 0 : number(text.substring(0, slash)), bits, newer);
    }

    private static long number(String address) {
        var number = 0L;
        var part = 0;
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (c == '.') {
                number = number << 8 | part;
                part = 0;
            } else {
                part = part * 10 + (c - '0');
            }
        }
        return number << 8 | part;
    }

    /** Whether the other is inside this one and smaller. */
    boolean strictlyHolds(AddressRange other) {
        if (newer || other.newer) {
            return newer == other.newer && other.bits > bits;
        }
        var mask = bits == 0 ? 0 : -1L << 32 - bits;
        return other.bits > bits && (first & mask) == (other.first & mask);
    }
}
