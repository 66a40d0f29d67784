package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.TarArchive;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tar}: packs files, unpacks and lists archives; with busybox's messages.
 *
 * <p>Left out: compression other than gzip's, appending, patterns.
 *
 * @param letters what was asked for: {@code xmf}
 * @param archive the archive's file; {@code -} is standard input or output
 * @param folder where to work
 * @param names what to pack, or which entries to take
 */
record Tar(String letters, String archive, String folder, List<String> names) {

    private static final long NANOS_A_SECOND = 1_000_000_000L;

    static Step start(Process self) {
        var tar = read(self.arguments(), self.folder());
        if (tar.letters().matches(".*[jJ].*")) {
            self.complain("tar: bzip2 and xz do not exist in this sandbox yet");
            return Step.exit(1);
        }
        var files = self.facility(Files.class);
        if (!files.isFolder(tar.folder())) {
            self.complain(
                    "tar: can't change directory to '"
                            + tar.folder()
                            + "': No such file or directory");
            return Step.exit(1);
        }
        if (tar.letters().contains("c")) {
            return Step.exit(tar.pack(self));
        }
        if (!tar.letters().contains("x") && !tar.letters().contains("t")) {
            self.complain("tar: must specify one of -c, -x, -t");
            return Step.exit(1);
        }
        if (tar.archive().equals("-")) {
            return Step.become(new Incoming(tar, new byte[0]));
        }
        try {
            return Step.exit(
                    tar.unpack(files.read(Files.resolve(self.folder(), tar.archive())), self));
        } catch (FileProblem problem) {
            self.complain("tar: can't open '" + tar.archive() + "': " + problem.reason().words());
            return Step.exit(1);
        }
    }

    private static Tar read(List<String> words, String here) {
        var letters = new StringBuilder();
        var archive = "-";
        var folder = here;
        var names = new ArrayList<String>();
        var rest = new ArrayList<>(words.subList(1, words.size()));
        for (var first = true; !rest.isEmpty(); first = false) {
            var word = rest.removeFirst();
            if (word.startsWith("--") || !first && !word.startsWith("-")) {
                if (!word.startsWith("--")) {
                    names.add(word);
                }
                continue;
            }
            var bundle = word.startsWith("-") ? word.substring(1) : word;
            letters.append(bundle.replaceAll("[fC]", ""));
            if (bundle.contains("f") && !rest.isEmpty()) {
                archive = rest.removeFirst();
            }
            if (bundle.contains("C") && !rest.isEmpty()) {
                folder = Files.resolve(here, rest.removeFirst());
            }
        }
        return new Tar(letters.toString(), archive, folder, names);
    }

    // ---- packing ----

    private int pack(Process self) {
        var files = self.facility(Files.class);
        var entries = new ArrayList<TarArchive.Entry>();
        var code = 0;
        for (var name : names) {
            if (name.startsWith("/")) {
                self.complain("tar: removing leading '/' from member names");
            }
            try {
                add(name, files, entries);
            } catch (FileProblem problem) {
                self.complain("tar: " + name + ": " + problem.reason().words());
                code = 1;
            }
        }
        if (code != 0) {
            self.complain("tar: error exit delayed from previous errors");
        }
        var plain = TarArchive.write(entries);
        var bytes = letters.contains("z") ? Gzip.packed(plain) : plain;
        if (archive.equals("-")) {
            self.write(1, bytes);
            return code;
        }
        try {
            files.write(Files.resolve(self.folder(), archive), bytes);
        } catch (FileProblem problem) {
            self.complain("tar: can't open '" + archive + "': " + problem.reason().words());
            return 1;
        }
        return code;
    }

    private void add(String name, Files files, List<TarArchive.Entry> entries) throws FileProblem {
        var path = Files.resolve(folder, name);
        var plain = name.startsWith("/") ? name.substring(1) : name;
        var seconds = files.find(path).modified() / NANOS_A_SECOND;
        switch (files.find(path)) {
            case FileNode.Folder found -> {
                entries.add(
                        new TarArchive.Entry(
                                plain.endsWith("/") ? plain : plain + "/",
                                new byte[0],
                                found.mode(),
                                seconds,
                                ""));
                for (var inside : files.list(path)) {
                    add((name.endsWith("/") ? name : name + "/") + inside, files, entries);
                }
            }
            case FileNode.Regular found ->
                    entries.add(
                            new TarArchive.Entry(plain, found.bytes(), found.mode(), seconds, ""));
            case FileNode.Link link ->
                    entries.add(
                            new TarArchive.Entry(plain, new byte[0], 0777, seconds, link.target()));
            case FileNode.Gone _ -> throw new IllegalStateException("found what is gone: " + path);
        }
    }

    // ---- unpacking ----

    /** Standard input as it comes, until its end. */
    record Incoming(Tar tar, byte[] bytes) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Read(var data) when data.length == 0 ->
                        Step.exit(tar.unpack(bytes, self));
                case Wake.Read(var data) -> {
                    var all = new ByteArrayOutputStream(bytes.length + data.length);
                    all.writeBytes(bytes);
                    all.writeBytes(data);
                    yield Step.read(0, new Incoming(tar, all.toByteArray()));
                }
                case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                        Step.read(0, this);
            };
        }
    }

    private int unpack(byte[] archived, Process self) {
        var bytes = archived;
        if (archived.length > 2 && archived[0] == 0x1f && (archived[1] & 0xFF) == 0x8b) {
            try {
                bytes = Gzip.unpacked(archived);
            } catch (IOException problem) {
                self.complain("tar: invalid gzip data");
                return 1;
            }
        }
        var files = self.facility(Files.class);
        if (bytes.length > 0 && TarArchive.read(bytes).isEmpty() && bytes[0] != 0) {
            self.complain("tar: invalid tar magic");
            return 1;
        }
        for (var entry : TarArchive.read(bytes)) {
            if (!names.isEmpty()
                    && names.stream()
                            .noneMatch(
                                    n ->
                                            entry.name().equals(n)
                                                    || entry.name().startsWith(n + "/"))) {
                continue;
            }
            if (letters.contains("t") || letters.contains("v")) {
                self.print(entry.name());
            }
            try {
                if (letters.contains("x")) {
                    extract(entry, files, self.now());
                }
            } catch (FileProblem problem) {
                self.complain(
                        "tar: can't open '" + entry.name() + "': " + problem.reason().words());
                return 1;
            }
        }
        return 0;
    }

    private void extract(TarArchive.Entry entry, Files files, long now) throws FileProblem {
        var name = entry.name().replaceFirst("^/+", "");
        var path = Files.resolve(folder, name);
        if (entry.isFolder()) {
            files.makeFolders(path);
            return;
        }
        files.makeFolders(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        if (!entry.link().isEmpty()) {
            files.link(path, entry.link());
            return;
        }
        var modified = letters.contains("m") ? now : entry.modified() * NANOS_A_SECOND;
        files.write(path, entry.bytes());
        files.put(path, new FileNode.Regular(entry.bytes(), entry.mode(), modified));
    }
}
