package dev.sandglass.shell.tools;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntPredicate;

/** The sets of {@code tr}: {@code a-z}, {@code [:upper:]}, {@code [=a=]}, {@code [x*3]}, {@code \n}; of bytes. */
final class CharSets {

    private static final int ALL = 256;
    private static final int LENGTH_AT_MOST = 100_000;

    private static final Map<String, IntPredicate> CLASSES =
            Map.ofEntries(
                    Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
                    Map.entry("lower", c -> c >= 'a' && c <= 'z'),
                    Map.entry("digit", c -> c >= '0' && c <= '9'),
                    Map.entry("xdigit", c -> c < 128 && Character.digit(c, 16) >= 0),
                    Map.entry("alpha", c -> c < 128 && Character.isLetter(c)),
                    Map.entry("alnum", c -> c < 128 && Character.isLetterOrDigit(c)),
                    Map.entry("space", c -> c == ' ' || c >= '\t' && c <= '\r'),
                    Map.entry("blank", c -> c == ' ' || c == '\t'),
                    Map.entry("cntrl", c -> c < ' ' || c == 127),
                    Map.entry("graph", c -> c > ' ' && c < 127),
                    Map.entry("print", c -> c >= ' ' && c < 127),
                    Map.entry("punct", c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c)));

    /** No set; the message is GNU's. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private final int wanted;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private CharSets(String text, int wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /**
     * The bytes of a set, one after the other.
     *
     * @param wanted how long {@code [x*]} makes it at least; -1 where that may not stand
     */
    static String expand(String set, int wanted) throws Refused {
        var bytes = set.getBytes(StandardCharsets.UTF_8);
        return new CharSets(new String(bytes, StandardCharsets.ISO_8859_1), wanted).read();
    }

    private String read() throws Refused {
        while (at < text.length()) {
            if (text.startsWith("[:", at) && text.indexOf(":]", at + 2) > 0) {
                named();
            } else if (text.startsWith("[=", at) && text.indexOf("=]", at + 2) == at + 3) {
                out.append(text.charAt(at + 2));
                at += 5;
            } else if (!repeated()) {
                range();
            }
        }
        return out.toString();
    }

    private void named() throws Refused {
        var end = text.indexOf(":]", at + 2);
        var name = text.substring(at + 2, end);
        var holds = CLASSES.get(name);
        if (holds == null) {
            throw new Refused("invalid character class ‘" + name + "’");
        }
        for (var c = 0; c < ALL; c++) {
            if (holds.test(c)) {
                out.append((char) c);
            }
        }
        at = end + 2;
    }

    /** {@code [x*]}, {@code [x*3]}, and {@code [x*010]}, which is eight. */
    private boolean repeated() throws Refused {
        var before = at;
        if (text.charAt(at) == '[' && at + 2 < text.length()) {
            at++;
            var c = one();
            var end = text.indexOf(']', at);
            if (at < text.length() && text.charAt(at) == '*' && end > 0) {
                var times = times(text.substring(at + 1, end));
                if (times == 0 && wanted < 0) {
                    throw new Refused("the [c*] repeat construct may not appear in string1");
                }
                var left = text.length() - end - 1;
                var count = times > 0 ? times : Math.max(0, wanted - out.length() - left);
                if (out.length() + count > LENGTH_AT_MOST) {
                    throw new Refused("a set may have 100000 characters in this sandbox");
                }
                out.repeat(c, count);
                at = end + 1;
                return true;
            }
        }
        at = before;
        return false;
    }

    private static int times(String digits) throws Refused {
        if (!digits.matches("0[0-7]{0,30}|[1-9]\\d{0,30}|")) {
            throw new Refused("invalid repeat count ‘" + digits + "’ in [c*n] construct");
        }
        var times = new BigInteger("0" + digits, digits.startsWith("0") ? 8 : 10);
        return times.min(BigInteger.valueOf(LENGTH_AT_MOST + 1)).intValue();
    }

    private void range() throws Refused {
        var first = one();
        if (at + 1 >= text.length() || text.charAt(at) != '-') {
            out.append(first);
            return;
        }
        at++;
        var last = one();
        if (last < first) {
            throw new Refused(
                    "range-endpoints of '"
                            + first
                            + "-"
                            + last
                            + "' are in reverse collating sequence order");
        }
        for (int c = first; c <= last; c++) {
            out.append((char) c);
        }
    }

    private char one() {
        var c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            return c;
        }
        var digits = 0;
        while (digits < 3 && at + digits < text.length() && isOctal(text.charAt(at + digits))) {
            digits++;
        }
        if (digits > 0) {
            var value = Integer.parseInt(text.substring(at, at + digits), 8);
            digits -= value >= ALL ? 1 : 0;
            value = Integer.parseInt(text.substring(at, at + digits), 8);
            at += digits;
            return (char) value;
        }
        var escaped = text.charAt(at++);
        return switch (escaped) {
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> escaped;
        };
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }
}
