package dev.sandglass.document;

import java.util.Comparator;

/**
 * The order in which go-yaml writes keys: numbers inside them count as numbers, letters come after
 * all else.
 *
 * <pre>
 *   a-b, a1, a2, a10, ab
 * </pre>
 */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        var length = Math.min(a.length(), b.length());
        for (var i = 0; i < length; i++) {
            var x = a.charAt(i);
            var y = b.charAt(i);
            if (x != y) {
                return differing(a, b, i, x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int differing(String a, String b, int at, char x, char y) {
        var xLetter = Character.isLetter(x);
        var yLetter = Character.isLetter(y);
        if (xLetter && yLetter) {
            return Character.compare(x, y);
        }
        if (xLetter || yLetter) {
            return yLetter ? -1 : 1;
        }
        var inNumber = (x == '0' || y == '0') && digitsBeforeAreNotAllZero(a, at) ? 1L : 0L;
        var xEnd = endOfDigits(a, at);
        var yEnd = endOfDigits(b, at);
        var xNumber = number(a, at, xEnd, inNumber);
        var yNumber = number(b, at, yEnd, inNumber);
        if (xNumber != yNumber) {
            return Long.compare(xNumber, yNumber);
        }
        return xEnd != yEnd ? Integer.compare(xEnd, yEnd) : Character.compare(x, y);
    }

    private static boolean digitsBeforeAreNotAllZero(String text, int at) {
        for (var i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long number(String text, int from, int to, long start) {
        var value = start;
        for (var i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0'); // wraps around as Go's does
        }
        return value;
    }
}
