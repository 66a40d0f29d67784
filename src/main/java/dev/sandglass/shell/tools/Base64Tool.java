package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.Base64;
import java.util.List;

/** {@code base64}: bytes as letters, or back with {@code -d}. */
final class Base64Tool {

    private Base64Tool() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(), "diD", "w", "decode=d", "wrap=w:", "ignore-garbage=i");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(s.code(1)) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        if (inputs.isEmpty()) {
            return 1;
        }
        var bytes = inputs.getFirst().bytes();
        if (s.has("d") || s.has("D")) {
            return decode(inputs.getFirst().text(), s.has("i"), self);
        }
        var wrap = Numbers.whole(s.value("w", "76"), 76);
        var encoded = Base64.getEncoder().encodeToString(bytes);
        var out = new StringBuilder();
        for (var i = 0; i < encoded.length() && wrap > 0; i += wrap) {
            out.append(encoded, i, Math.min(encoded.length(), i + wrap)).append('\n');
        }
        Sieve.pass(wrap > 0 ? out.toString() : encoded, false, self);
        return 0;
    }

    /** As far as the text is base64, its bytes are written, even when the rest is none. */
    private static int decode(String text, boolean ignoresGarbage, Process self) {
        var letters = text.replaceAll(ignoresGarbage ? "[^A-Za-z0-9+/=]" : "[\n]", "");
        var good = letters.replaceFirst("(?s)^([A-Za-z0-9+/]*={0,2}).*", "$1");
        var plain = good.replace("=", "");
        var isWhole = good.length() % 4 == 0 && good.length() == letters.length();
        var usable = plain.length() % 4 == 1 ? plain.substring(0, plain.length() - 1) : plain;
        self.write(1, Base64.getDecoder().decode(usable));
        if (!isWhole) {
            self.complain("base64: invalid input");
        }
        return isWhole ? 0 : 1;
    }
}
