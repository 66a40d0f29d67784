package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeSet;

/** {@code cat}: passes files on, perhaps with numbers or with what cannot be seen: {@code -n -b -s -v -e -t -A -E -T}. */
final class Cat {

    private Cat() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "nbAETevstu",
                        "",
                        "number-nonblank=b",
                        "number=n",
                        "squeeze-blank=s",
                        "show-nonprinting=v",
                        "show-ends=E",
                        "show-tabs=T",
                        "show-all=A");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var letters = new TreeSet<>(s.last().keySet());
        if (s.has("A") || s.has("e") || s.has("t")) {
            letters.add("v");
        }
        if (s.has("A") || s.has("e")) {
            letters.add("E");
        }
        if (s.has("A") || s.has("t")) {
            letters.add("T");
        }
        letters.remove("u");
        return Filter.start("cat", new Passing(String.join("", letters), 0, 1, false), s.rest());
    }

    /**
     * Passes all on.
     *
     * @param letters what is to be shown
     * @param number of the last line that has one
     * @param ends how many newlines came one after the other, the beginning being one
     * @param isReturned whether a carriage return is held back: at the end of a line {@code -E} shows it
     */
    record Passing(String letters, long number, int ends, boolean isReturned) implements Sieve {

        private boolean has(String letter) {
            return letters.contains(letter);
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
            if (letters.isEmpty()) {
                self.write(1, data);
                return this;
            }
            var out = new ByteArrayOutputStream(data.length + data.length / 4);
            var now = this;
            for (var b : data) {
                now = now.put(b & 0xFF, out);
            }
            self.write(1, out.toByteArray());
            return now;
        }

        private Passing put(int b, ByteArrayOutputStream out) {
            var isEnd = b == '\n';
            if (isEnd && ends >= 2 && has("s")) {
                return this;
            }
            var isNumbered = ends > 0 && (has("b") ? !isEnd : has("n"));
            if (isNumbered) {
                text(String.format(Locale.ROOT, "%6d\t", number + 1), out);
            }
            if (isReturned) {
                text(isEnd ? "^M" : "\r", out);
            }
            var isHeld = b == '\r' && has("E") && !has("v");
            if (isEnd) {
                text(has("E") ? "$\n" : "\n", out);
            } else if (!isHeld) {
                character(b, out);
            }
            return new Passing(
                    letters, isNumbered ? number + 1 : number, isEnd ? ends + 1 : 0, isHeld);
        }

        private void character(int b, ByteArrayOutputStream out) {
            if (b == '\t') {
                text(has("T") ? "^I" : "\t", out);
            } else if (!has("v")) {
                out.write(b);
            } else {
                var low = b & 0x7F;
                text(b > 0x7F ? "M-" : "", out);
                text(low < ' ' ? "^" + (char) (low + '@') : low == 0x7F ? "^?" : "", out);
                text(low >= ' ' && low < 0x7F ? Character.toString(low) : "", out);
            }
        }

        private static void text(String text, ByteArrayOutputStream out) {
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public int end(Process self) {
            Sieve.pass(isReturned ? "\r" : "", false, self);
            return 0;
        }
    }
}
