package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code cmp}: whether two files are equal, and where they are not; {@code -s -b -l -n -i}. */
final class Cmp {

    private Cmp() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "sbl",
                "ni",
                "print-bytes=b",
                "ignore-initial=i:",
                "verbose=l",
                "bytes=n:",
                "silent=s",
                "quiet=s");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        var rest = s.rest();
        var complaint =
                rest.isEmpty()
                        ? "missing operand after 'cmp'"
                        : rest.size() > 4 ? "extra operand '" + rest.get(4) + "'" : null;
        if (complaint != null) {
            self.complain("cmp: " + complaint);
            Switches.hint(self, "cmp");
            return Step.exit(2);
        }
        var wrong = wrongNumber(s);
        if (wrong != null) {
            self.complain("cmp: " + wrong);
            Switches.hint(self, "cmp");
            return Step.exit(2);
        }
        return Gather.start(
                self, rest.size() == 1 ? List.of(rest.getFirst(), "-") : rest.subList(0, 2));
    }

    private static @org.jspecify.annotations.Nullable String wrongNumber(Switches s) {
        var number = "\\d{1,9}[kKMG]?";
        if (!s.value("n", "0").matches(number)) {
            return "invalid --bytes value '" + s.value("n", "") + "'";
        }
        if (!s.value("i", "0").matches(number + "(:" + number + ")?")) {
            return "invalid --ignore-initial value '" + s.value("i", "") + "'";
        }
        return null;
    }

    static int work(List<Gather.Input> inputs, Process self) {
        if (inputs.size() != 2) {
            return 2;
        }
        var s = switches(self);
        var left = part(inputs.getFirst().bytes(), s, 0);
        var right = part(inputs.getLast().bytes(), s, 1);
        var at = Arrays.mismatch(left, right);
        if (at < 0 || s.has("s")) {
            return at < 0 ? 0 : 1;
        }
        var shorter = Math.min(left.length, right.length);
        if (s.has("l")) {
            all(left, right, at, s.has("b"), self);
        } else if (at < shorter) {
            first(inputs, left, right, at, s.has("b"), self);
        }
        if (left.length != right.length && (at == shorter || s.has("l"))) {
            var isLeft = left.length < right.length;
            var name = (isLeft ? inputs.getFirst() : inputs.getLast()).name();
            self.complain("cmp: EOF on " + name + where(isLeft ? left : right, s.has("l")));
        }
        return 1;
    }

    /** What is compared: without the first bytes, and no more than so many. */
    private static byte[] part(byte[] bytes, Switches s, int which) {
        var skips = s.value("i", which < s.rest().size() ? "" : "0").split(":");
        var skip = skips.length > 1 ? skips[which] : skips[0];
        var extra = s.rest().size() > 2 + which ? s.rest().get(2 + which) : "0";
        var from = (int) Math.min(bytes.length, Numbers.sized(skip.isEmpty() ? extra : skip));
        var most = s.has("n") ? Numbers.sized(s.value("n", "0")) : Integer.MAX_VALUE;
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, from + most));
    }

    private static void first(
            List<Gather.Input> inputs,
            byte[] left,
            byte[] right,
            int at,
            boolean shows,
            Process self) {
        var bytes =
                shows
                        ? String.format(
                                Locale.ROOT,
                                " is %3o %s %3o %s",
                                left[at],
                                letter(left[at]),
                                right[at],
                                letter(right[at]))
                        : "";
        self.print(
                "%s %s differ: byte %d, line %d%s"
                        .formatted(
                                inputs.get(0).name(),
                                inputs.get(1).name(),
                                at + 1,
                                1 + newlines(left, at),
                                bytes));
    }

    private static void all(byte[] left, byte[] right, int at, boolean shows, Process self) {
        var shorter = Math.min(left.length, right.length);
        var width = Integer.toString(shorter).length();
        for (var i = at; i < shorter; i++) {
            if (left[i] != right[i]) {
                var number = String.format(Locale.ROOT, "%" + width + "d", i + 1);
                self.print(
                        shows
                                ? String.format(
                                        Locale.ROOT,
                                        "%s %3o %-4s %3o %s",
                                        number,
                                        left[i],
                                        letter(left[i]),
                                        right[i],
                                        letter(right[i]))
                                : String.format(
                                        Locale.ROOT, "%s %3o %3o", number, left[i], right[i]));
            }
        }
    }

    private static String where(byte[] shorter, boolean isListing) {
        if (shorter.length == 0) {
            return " which is empty";
        }
        var after = " after byte " + shorter.length;
        if (isListing) {
            return after;
        }
        var lines = newlines(shorter, shorter.length);
        return after
                + (shorter[shorter.length - 1] == '\n'
                        ? ", line " + lines
                        : ", in line " + (lines + 1));
    }

    private static int newlines(byte[] bytes, int before) {
        var lines = 0;
        for (var i = 0; i < before; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** A byte as {@code cat -v} shows it. */
    private static String letter(byte b) {
        var low = b & 0x7F;
        return (b < 0 ? "M-" : "")
                + (low < ' ' ? "^" + (char) (low + '@') : low == 0x7F ? "^?" : "" + (char) low);
    }
}
