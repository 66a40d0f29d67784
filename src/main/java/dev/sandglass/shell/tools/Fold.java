package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** {@code fold}: long lines in pieces; {@code -w}, {@code -s}, {@code -b}. Each byte is a column, as in Debian 12. */
final class Fold {

    private static final int WIDEST = 100_000;

    private Fold() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "sb", "w", "width=w:", "spaces=s", "bytes=b");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var width = Numbers.whole(s.value("w", "80"), 0);
        if (width <= 0) {
            var why = s.value("w", "").matches("0+") ? ": Numerical result out of range" : "";
            self.complain("fold: invalid number of columns: ‘" + s.value("w", "") + "’" + why);
            return Step.exit(1);
        }
        if (width > WIDEST) {
            self.complain("fold: the sandbox folds at no more than " + WIDEST + " columns");
            return Step.exit(1);
        }
        var folding = new Folding(width, s.has("s"), s.has("b"), new byte[0]);
        return Filter.start("fold", folding, s.rest());
    }

    /**
     * Breaks lines.
     *
     * @param piece of the line at hand, which may still grow
     */
    record Folding(int width, boolean atBlanks, boolean countsBytes, byte[] piece)
            implements Sieve {

        @Override
        public Sieve begin(String file, Process self) {
            self.write(1, piece);
            return new Folding(width, atBlanks, countsBytes, new byte[0]);
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
            var out = new ByteArrayOutputStream(data.length + 128);
            var line = new ByteArrayOutputStream();
            line.writeBytes(piece);
            var column = columns(piece);
            for (var b : data) {
                if (b != '\n' && column(column, b) > width && line.size() > 0) {
                    var kept = split(line.toByteArray(), out);
                    line.reset();
                    line.writeBytes(kept);
                    column = columns(kept);
                }
                line.write(b);
                column = column(column, b);
                if (b == '\n') {
                    out.writeBytes(line.toByteArray());
                    line.reset();
                    column = 0;
                }
            }
            self.write(1, out.toByteArray());
            return new Folding(width, atBlanks, countsBytes, line.toByteArray());
        }

        /** Ends the piece, at its last blank if it is to be there; returns what belongs to the next. */
        private byte[] split(byte[] full, ByteArrayOutputStream out) {
            var end = full.length;
            for (var i = full.length - 1; atBlanks && i >= 0; i--) {
                if (full[i] == ' ' || full[i] == '\t') {
                    end = i + 1;
                    break;
                }
            }
            out.write(full, 0, end);
            out.write('\n');
            return Arrays.copyOfRange(full, end, full.length);
        }

        private int columns(byte[] bytes) {
            var column = 0;
            for (var b : bytes) {
                column = column(column, b);
            }
            return column;
        }

        private int column(int before, byte b) {
            if (countsBytes) {
                return before + 1;
            }
            return switch (b) {
                case '\b' -> Math.max(0, before - 1);
                case '\r', '\n' -> 0;
                case '\t' -> before / 8 * 8 + 8;
                default -> before + 1;
            };
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public int end(Process self) {
            self.write(1, piece);
            return 0;
        }
    }
}
