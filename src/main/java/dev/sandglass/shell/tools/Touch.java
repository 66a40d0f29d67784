package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code touch}: makes files, and says when files were changed ({@code -d}, {@code -t}, {@code -r}). Left out: the time of the
 * last access, which no file here has.
 */
final class Touch {

    private static final Pattern STAMP =
            Pattern.compile("(\\d{2}|\\d{4})?(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:\\.(\\d{2}))?");
    private static final long NANOS = 1_000_000_000L;

    private Touch() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "acmfh", "dtr", "date=d:", "no-create=c", "reference=r:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var files = self.facility(Files.class);
        var moment = moment(self, files, s);
        if (moment == null) {
            return Step.exit(1);
        }
        return Folders.each(
                self,
                s,
                "cannot touch",
                (path, _) -> {
                    if (files.exists(path) || !s.has("c")) {
                        touch(files, path, moment);
                    }
                });
    }

    private static void touch(Files files, String path, long moment) throws FileProblem {
        if (!files.exists(path)) {
            files.write(path, new byte[0]);
        }
        var real = files.follow(path);
        switch (files.find(real)) {
            case FileNode.Regular file ->
                    files.put(real, new FileNode.Regular(file.bytes(), file.mode(), moment));
            case FileNode.Folder folder ->
                    files.put(real, new FileNode.Folder(folder.mode(), moment));
            case FileNode.Link _, FileNode.Gone _ -> {}
        }
    }

    /** Epoch nanoseconds; null when there is no saying, which is complained about. */
    private static @Nullable Long moment(Process self, Files files, Switches s) {
        if (s.has("r")) {
            var named = s.value("r", "");
            try {
                return files.find(Files.resolve(self.folder(), named)).modified();
            } catch (FileProblem problem) {
                self.complain(
                        "touch: failed to get attributes of '"
                                + named
                                + "': "
                                + problem.reason().words());
                return null;
            }
        }
        if (!s.has("d") && !s.has("t")) {
            return files.now();
        }
        var now = Dates.now(self);
        var text = s.value(s.has("d") ? "d" : "t", "");
        var said = s.has("d") ? Dates.parse(text, now) : stamp(text, now);
        if (said == null) {
            self.complain("touch: invalid date format ‘" + text + "’");
            return null;
        }
        return said.toEpochSecond() * NANOS + said.getNano();
    }

    /** {@code [[CC]YY]MMDDhhmm[.ss]}. */
    private static @Nullable ZonedDateTime stamp(String text, ZonedDateTime now) {
        var parts = STAMP.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        var year = parts.group(1) == null ? now.getYear() : Integer.parseInt(parts.group(1));
        if (year < 100) {
            year += year < 69 ? 2000 : 1900;
        }
        try {
            return LocalDateTime.of(
                            year,
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)))
                    .atZone(ZoneOffset.UTC);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
