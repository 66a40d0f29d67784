package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** {@code gzip}, {@code gunzip}, {@code zcat}: packed files; {@code -d -c -k -f}. */
final class Gzip {

    private static final int BYTES_AT_MOST = 16 << 20;

    private Gzip() {}

    static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** What was packed, but not more than the sandbox has room for. */
    static byte[] unpacked(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var all = gzip.readNBytes(BYTES_AT_MOST + 1);
            if (all.length > BYTES_AT_MOST) {
                throw new IOException("the sandbox unpacks at most 16 MiB");
            }
            return all;
        }
    }

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "dckfnqt123456789",
                "",
                "best=9",
                "decompress=d",
                "fast=1",
                "force=f",
                "keep=k",
                "no-name=n",
                "quiet=q",
                "stdout=c",
                "test=t",
                "to-stdout=c",
                "uncompress=d");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(s.code(1)) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var unpacks =
                s.has("d") || s.has("t") || s.tool().equals("gunzip") || s.tool().equals("zcat");
        var shows = s.has("c") || s.tool().equals("zcat");
        var code = 0;
        for (var input : inputs) {
            try {
                var bytes = unpacks ? unpacked(input.bytes()) : packed(input.bytes());
                if (s.has("t")) {
                    continue; // it can be unpacked
                }
                if (shows || input.name().equals("-")) {
                    self.write(1, bytes);
                } else {
                    code = Math.max(code, replace(input, bytes, unpacks, s.has("k"), self));
                }
            } catch (IOException problem) {
                var reason = String.valueOf(problem.getMessage());
                var words = reason.startsWith("the sandbox") ? reason : "not in gzip format";
                var name = input.name().equals("-") ? "stdin" : input.name();
                self.complain("\ngzip: " + name + ": " + words);
                code = 1;
            }
        }
        return code;
    }

    private static int replace(
            Gather.Input input, byte[] bytes, boolean unpacks, boolean keeps, Process self) {
        var name = input.name();
        if (unpacks && !name.endsWith(".gz") && !name.endsWith(".tgz")) {
            self.complain("gzip: " + name + ": unknown suffix -- ignored");
            return 2;
        }
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), name);
        var target =
                unpacks
                        ? path.replaceFirst("\\.gz$", "").replaceFirst("\\.tgz$", ".tar")
                        : path + ".gz";
        try {
            files.put(target, new FileNode.Regular(bytes, 0644, self.now()));
            if (!keeps) {
                files.remove(path);
            }
            return 0;
        } catch (FileProblem problem) {
            self.complain("gzip: " + name + ": " + problem.reason().words());
            return 1;
        }
    }
}
