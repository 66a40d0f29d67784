package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** {@code md5sum}, {@code sha1sum}, {@code sha256sum}, {@code sha512sum}: digests of files, and with {@code -c} whether they still fit. */
final class Sums {

    private Sums() {}

    private static Switches switches(Process self) {
        return Switches.read(self.arguments(), "cbtw", "", "check=c", "status=s", "quiet=q");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(1) : Gather.start(self, s.rest());
    }

    private static String algorithm(String tool) {
        return tool.startsWith("md5") ? "MD5" : "SHA-" + tool.replaceAll("\\D", "");
    }

    private static String digest(String tool, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance(algorithm(tool)).digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        if (s.has("c")) {
            var failed = inputs.stream().mapToInt(input -> check(input, s, self)).sum();
            return failed > 0 ? 1 : 0;
        }
        for (var input : inputs) {
            self.print(digest(s.tool(), input.bytes()) + "  " + input.name());
        }
        return 0;
    }

    /** Returns how many files of the list do not fit. */
    private static int check(Gather.Input list, Switches s, Process self) {
        var wrong = 0;
        for (var line : list.lines()) {
            var parts = line.split(" [ *]", 2);
            if (parts.length < 2) {
                continue;
            }
            try {
                var path = Files.resolve(self.folder(), parts[1]);
                var bytes = self.facility(Files.class).read(path);
                var isEqual = digest(s.tool(), bytes).equals(parts[0]);
                self.print(parts[1] + (isEqual ? ": OK" : ": FAILED"));
                wrong += isEqual ? 0 : 1;
            } catch (FileProblem problem) {
                self.complain(s.tool() + ": " + parts[1] + ": " + problem.reason().words());
                self.print(parts[1] + ": FAILED open or read");
                wrong++;
            }
        }
        if (wrong > 0) {
            self.complain(
                    s.tool()
                            + ": WARNING: "
                            + wrong
                            + (wrong == 1 ? " computed checksum" : " computed checksums")
                            + " did NOT match");
        }
        return wrong;
    }
}
