package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code od} ({@code -c}, {@code -x}, {@code -tx1}, {@code -An}), {@code hexdump -C} and {@code xxd} ({@code -p}): bytes made visible. */
final class Dump {

    private static final int ROW = 16;

    private Dump() {}

    private static Switches switches(Process self) {
        var words = self.arguments();
        return switch (Switches.tool(words)) {
            case "xxd" -> Switches.read(words, "pr", "l");
            case "hexdump" ->
                    Switches.read(words, "Cv", "n", "canonical=C", "length=n:", "no-squeezing=v");
            default ->
                    Switches.read(
                            words,
                            "cxbov",
                            "AtN",
                            "address-radix=A:",
                            "format=t:",
                            "output-duplicates=v",
                            "read-bytes=N:");
        };
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(s.code(1)) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var all = new ByteArrayOutputStream();
        inputs.forEach(input -> all.writeBytes(input.bytes()));
        var most = Numbers.whole(s.value("N", s.value("n", s.value("l", ""))), Integer.MAX_VALUE);
        var bytes = Arrays.copyOf(all.toByteArray(), Math.min(most, all.size()));
        var out = new StringBuilder();
        if (s.has("r")) {
            self.write(1, undone(bytes, s.has("p")));
            return 0;
        }
        switch (s.tool()) {
            case "xxd" -> xxd(bytes, s.has("p"), out);
            case "hexdump" -> hexdump(bytes, s.has("C"), s.has("v"), out);
            default -> od(bytes, s, out);
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }

    private static String form(String form, Object value) {
        return String.format(Locale.ROOT, form, value);
    }

    private static char shown(byte b) {
        return b >= ' ' && b < 127 ? (char) b : '.';
    }

    private static void od(byte[] bytes, Switches s, StringBuilder out) {
        var isBare = s.value("A", "").equals("n");
        var kind = s.has("c") ? "c" : s.has("x") ? "x2" : s.has("b") ? "o1" : s.value("t", "o2");
        var size = kind.endsWith("1") || kind.equals("c") || kind.equals("a") ? 1 : 2;
        for (var row = 0; row < bytes.length; row += ROW) {
            if (!s.has("v") && isRepeated(bytes, row, out)) {
                continue;
            }
            out.append(isBare ? "" : form("%07o", row));
            for (var i = row; i < Math.min(bytes.length, row + ROW); i += size) {
                var low = bytes[i] & 0xFF;
                var both = low | (i + 1 < bytes.length ? (bytes[i + 1] & 0xFF) << 8 : 0);
                out.append(
                        switch (kind) {
                            case "c" -> form("%4s", letter(bytes[i]));
                            case "x1" -> form(" %02x", low);
                            case "o1" -> form(" %03o", low);
                            case "u1", "d1" -> form(" %3d", low);
                            case "x2", "x" -> form(" %04x", both);
                            default -> form(" %06o", both);
                        });
            }
            out.append('\n');
        }
        out.append(isBare ? "" : form("%07o%n", bytes.length));
    }

    /** A row like the one before it is not shown again: a star stands for all of them. */
    private static boolean isRepeated(byte[] bytes, int row, StringBuilder out) {
        var isSame = isSame(bytes, row);
        if (isSame && !isSame(bytes, row - ROW)) {
            out.append("*\n");
        }
        return isSame;
    }

    private static boolean isSame(byte[] bytes, int row) {
        return row >= ROW
                && row + ROW <= bytes.length
                && Arrays.equals(bytes, row - ROW, row, bytes, row, row + ROW);
    }

    /** The bytes that {@code xxd} showed so. */
    private static byte[] undone(byte[] dump, boolean isPlain) {
        var out = new ByteArrayOutputStream();
        for (var line : new Gather.Input("", dump).lines()) {
            var hex = isPlain ? line : line.replaceFirst("^[^:]*: ?", "").replaceFirst("  .*", "");
            var digits = hex.replaceAll("\\s", "").replaceFirst("[^0-9a-fA-F].*", "");
            for (var i = 0; i + 1 < digits.length(); i += 2) {
                out.write(Integer.parseInt(digits.substring(i, i + 2), 16));
            }
        }
        return out.toByteArray();
    }

    private static String letter(byte b) {
        return switch (b) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case 11 -> "\\v";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> b >= ' ' && b < 127 ? "" + (char) b : form("%03o", b & 0xFF);
        };
    }

    private static void hexdump(
            byte[] bytes, boolean canonical, boolean showsAll, StringBuilder out) {
        for (var row = 0; row < bytes.length; row += ROW) {
            if (!showsAll && isRepeated(bytes, row, out)) {
                continue;
            }
            out.append(form(canonical ? "%08x" : "%07x", row));
            var text = new StringBuilder();
            for (var i = row; i < row + ROW; i += canonical ? 1 : 2) {
                if (canonical) {
                    out.append(i % 8 == 0 ? "  " : " ");
                    out.append(i < bytes.length ? form("%02x", bytes[i]) : "  ");
                    text.append(i < bytes.length ? "" + shown(bytes[i]) : "");
                } else if (i < bytes.length) {
                    var high = i + 1 < bytes.length ? (bytes[i + 1] & 0xFF) << 8 : 0;
                    out.append(form(" %04x", bytes[i] & 0xFF | high));
                }
            }
            out.append(canonical ? "  |" + text + "|\n" : "\n");
        }
        out.append(form(canonical ? "%08x%n" : "%07x%n", bytes.length));
    }

    private static void xxd(byte[] bytes, boolean plain, StringBuilder out) {
        for (var row = 0; row < bytes.length; row += plain ? 30 : ROW) {
            var text = new StringBuilder();
            out.append(plain ? "" : form("%08x:", row));
            for (var i = row; i < row + (plain ? 30 : ROW); i++) {
                out.append(!plain && i % 2 == 0 ? " " : "");
                out.append(i < bytes.length ? form("%02x", bytes[i]) : plain ? "" : "  ");
                text.append(i < bytes.length ? "" + shown(bytes[i]) : "");
            }
            out.append(plain ? "\n" : "  " + text + "\n");
        }
    }
}
