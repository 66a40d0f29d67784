package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sort}, in the C locale; {@code -n -h -g -M -V -f -d -i -r -u -b -k -t -o -c -C -s}. */
final class Sort {

    private Sort() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments().stream().map(Sort::usual).toList(),
                "rnuhVfbisgcCmMd",
                "ktoST",
                "buffer-size=S:",
                "check=c",
                "dictionary-order=d",
                "field-separator=t:",
                "general-numeric-sort=g",
                "human-numeric-sort=h",
                "ignore-case=f",
                "ignore-leading-blanks=b",
                "ignore-nonprinting=i",
                "key=k:",
                "merge=m",
                "month-sort=M",
                "numeric-sort=n",
                "output=o:",
                "parallel=S:", // how much memory, how many threads: nothing that shows
                "reverse=r",
                "stable=s",
                "temporary-directory=T:",
                "unique=u",
                "version-sort=V");
    }

    /** {@code --sort=numeric} is {@code -n}. */
    private static String usual(String word) {
        return switch (word) {
            case "--sort=numeric" -> "-n";
            case "--sort=human-numeric" -> "-h";
            case "--sort=general-numeric" -> "-g";
            case "--sort=month" -> "-M";
            case "--sort=version" -> "-V";
            case "--check=quiet", "--check=silent" -> "-C";
            case "--check=diagnose-first" -> "-c";
            default -> word;
        };
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        var checks = s.has("c") || s.has("C");
        var complaint =
                checks && s.rest().size() > 1
                        ? "extra operand '"
                                + s.rest().get(1)
                                + "' not allowed with -"
                                + (s.has("c") ? "c" : "C")
                        : SortKeys.complaint(s);
        if (complaint != null) {
            self.complain("sort: " + complaint);
            return Step.exit(2);
        }
        return Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var keys = SortKeys.keys(s);
        var order = SortKeys.order(s, keys);
        var lines = new ArrayList<String>();
        inputs.forEach(input -> lines.addAll(input.lines()));
        if (s.has("c") || s.has("C")) {
            return check(lines, s.has("u") ? keys : order, inputs.getFirst().name(), s, self);
        }
        lines.sort(order);
        var out = new StringBuilder();
        String before = null;
        for (var line : lines) {
            if (!s.has("u") || before == null || keys.compare(before, line) != 0) {
                out.append(line).append('\n');
            }
            before = line;
        }
        return write(out.toString().getBytes(StandardCharsets.UTF_8), s, self);
    }

    private static int write(byte[] bytes, Switches s, Process self) {
        if (!s.has("o")) {
            self.write(1, bytes);
            return 0;
        }
        try {
            var path = Files.resolve(self.folder(), s.value("o", ""));
            self.facility(Files.class).write(path, bytes);
            return 0;
        } catch (FileProblem problem) {
            self.complain(
                    "sort: open failed: " + s.value("o", "") + ": " + problem.reason().words());
            return 2;
        }
    }

    private static int check(
            List<String> lines, Comparator<String> order, String file, Switches s, Process self) {
        for (var i = 1; i < lines.size(); i++) {
            if (order.compare(lines.get(i - 1), lines.get(i)) > (s.has("u") ? -1 : 0)) {
                if (s.has("c")) {
                    self.complain("sort: " + file + ":" + (i + 1) + ": disorder: " + lines.get(i));
                }
                return 1;
            }
        }
        return 0;
    }
}
