package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code tr}: other bytes for some: {@code -d -s -c -C -t}. */
final class Tr {

    private static final int ALL = 256;

    private Tr() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "dscCt",
                        "",
                        "complement=c",
                        "delete=d",
                        "squeeze-repeats=s",
                        "truncate-set1=t");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var complaint = complaint(s);
        if (complaint != null) {
            self.complain("tr: " + complaint);
            Switches.hint(self, "tr");
            return Step.exit(1);
        }
        try {
            return Filter.start("tr", replacing(s), List.of());
        } catch (CharSets.Refused refused) {
            self.complain("tr: " + refused.getMessage());
            return Step.exit(1);
        }
    }

    private static @Nullable String complaint(Switches s) {
        var rest = s.rest();
        if (rest.isEmpty()) {
            return "missing operand";
        }
        var needsOne = s.has("d") != s.has("s");
        if (rest.size() == 1 && !needsOne) {
            return "missing operand after ‘"
                    + rest.getFirst()
                    + "’\nTwo strings must be given when "
                    + (s.has("d") ? "both deleting and squeezing repeats." : "translating.");
        }
        var most = s.has("d") && !s.has("s") ? 1 : 2;
        if (rest.size() <= most) {
            return null;
        }
        return "extra operand ‘"
                + rest.get(most)
                + "’"
                + (most == 1 && rest.size() == 2
                        ? "\nOnly one string may be given when deleting without squeezing repeats."
                        : "");
    }

    private static Sieve replacing(Switches s) throws CharSets.Refused {
        var first = CharSets.expand(s.rest().getFirst(), -1);
        var from = s.has("c") || s.has("C") ? others(first) : first;
        var to = s.rest().size() > 1 ? CharSets.expand(s.rest().get(1), from.length()) : "";
        var isTranslating = s.rest().size() > 1 && !s.has("d");
        if (isTranslating && to.isEmpty() && !s.has("t")) {
            throw new CharSets.Refused("when not truncating set1, string2 must be non-empty");
        }
        var map = new char[ALL];
        for (var c = 0; c < ALL; c++) {
            map[c] = (char) c;
        }
        var most = s.has("t") ? Math.min(from.length(), to.length()) : from.length();
        for (var i = 0; isTranslating && i < most; i++) {
            map[from.charAt(i)] = to.charAt(Math.min(i, to.length() - 1));
        }
        return new Replacing(
                new String(map),
                s.has("d") ? from : "",
                !s.has("s") ? "" : s.rest().size() > 1 ? to : from,
                -1);
    }

    private static String others(String set) {
        var others = new StringBuilder();
        for (var c = (char) 0; c < ALL; c++) {
            others.append(set.indexOf(c) < 0 ? Character.toString(c) : "");
        }
        return others.toString();
    }

    /**
     * Other bytes for some.
     *
     * @param map what each byte becomes
     * @param deleted those that go
     * @param squeezed those that stand once where they would stand several times
     */
    record Replacing(String map, String deleted, String squeezed, int last) implements Sieve {

        @Override
        public Sieve bytes(byte[] data, Process self) {
            var out = new ByteArrayOutputStream(data.length);
            var before = last;
            for (var b : data) {
                var c = b & 0xFF;
                if (deleted.indexOf(c) >= 0) {
                    continue;
                }
                var put = map.charAt(c);
                if (put != before || squeezed.indexOf(put) < 0) {
                    out.write(put);
                }
                before = put;
            }
            self.write(1, out.toByteArray());
            return new Replacing(map, deleted, squeezed, before);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
