package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code base64}: to base64, or back with {@code -d}. */
final class Base64Tool {

    private Base64Tool() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "di", "w", "decode=d", "wrap=w:", "ignore-garbage=i");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var wrap = Numbers.whole(s.value("w", "76"), 76);
        return Filter.start("base64", new Whole(s.has("d"), wrap, ""), s.rest());
    }

    /** The whole text, until its end. */
    record Whole(boolean decode, int wrap, String text) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return new Whole(decode, wrap, text + line + (whole ? "\n" : ""));
        }

        @Override
        public int end(Process self) {
            if (!decode) {
                var encoded =
                        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                for (var i = 0; wrap > 0 && i + wrap < encoded.length(); i += wrap) {
                    self.print(encoded.substring(i, i + wrap));
                }
                var done =
                        wrap > 0 && !encoded.isEmpty() ? (encoded.length() - 1) / wrap * wrap : 0;
                Sieve.pass(encoded.substring(done), wrap > 0 && !encoded.isEmpty(), self);
                return 0;
            }
            try {
                self.write(1, Base64.getDecoder().decode(text.replaceAll("\\s", "")));
                return 0;
            } catch (IllegalArgumentException _) {
                self.complain("base64: invalid input");
                return 1;
            }
        }
    }
}
