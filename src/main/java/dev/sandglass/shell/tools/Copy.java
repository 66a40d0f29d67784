package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.FileProblem.Reason;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code cp} and {@code mv}. Left out: asking ({@code -i}), backups ({@code -b}), links instead of copies ({@code -l -s}).
 * Messages are GNU's, with paths as they were typed.
 */
final class Copy {

    /** Says no to one file; the others are tried all the same. */
    private static final class Refused extends Exception {
        Refused(String words) {
            super(words, null, false, false);
        }
    }

    private interface Attempt {
        void make() throws Refused;
    }

    private final Process self;
    private final Files files;
    private final Switches s;
    private final boolean isMove;
    private final boolean isRecursive;
    private boolean failed;

    private Copy(Process self, Switches s, boolean isMove) {
        this.self = self;
        this.files = self.facility(Files.class);
        this.s = s;
        this.isMove = isMove;
        this.isRecursive = isMove || s.has("r") || s.has("R") || s.has("a");
    }

    static Step cp(Process self) {
        return start(self, false, "rRafpvTnudP", "recursive=r", "archive=a", "force=f");
    }

    static Step mv(Process self) {
        return start(self, true, "fvnTu", "force=f");
    }

    private static Step start(Process self, boolean isMove, String letters, String... more) {
        var names = new ArrayList<>(List.of(more));
        names.addAll(
                List.of(
                        "verbose=v",
                        "no-clobber=n",
                        "update=u",
                        "no-target-directory=T",
                        "target-directory=t:"));
        var s = Switches.read(self.arguments(), letters, "t", names.toArray(String[]::new));
        return s.areWrong(self) ? Step.exit(s.code(1)) : Step.exit(new Copy(self, s, isMove).run());
    }

    private int run() {
        var words = s.rest();
        if (words.isEmpty() || words.size() == 1 && !s.has("t")) {
            self.complain(
                    words.isEmpty()
                            ? s.tool() + ": missing file operand"
                            : s.tool()
                                    + ": missing destination file operand after '"
                                    + words.getFirst()
                                    + "'");
            self.complain("Try '" + s.tool() + " --help' for more information.");
            return 1;
        }
        var target = s.has("t") ? s.value("t", "") : words.getLast();
        var sources = s.has("t") ? words : words.subList(0, words.size() - 1);
        var isInto = files.isFolder(path(target)) && !s.has("T");
        if (!isInto && (s.has("t") || sources.size() > 1)) {
            var why = files.exists(path(target)) ? Reason.NOT_A_FOLDER : Reason.NOT_FOUND;
            var kind = s.has("t") ? ": target directory '" : ": target '";
            self.complain(s.tool() + kind + target + "': " + why.words());
            return 1;
        }
        for (var source : sources) {
            attempt(() -> carry(source, isInto ? inside(target, source) : target));
        }
        return failed ? 1 : 0;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (Refused refused) {
            self.complain(s.tool() + ": " + refused.getMessage());
            failed = true;
        }
    }

    private String path(String named) {
        return Files.resolve(self.folder(), named);
    }

    private String inside(String folder, String source) {
        var real = source.replaceFirst("/+$", "");
        var name = real.substring(real.lastIndexOf('/') + 1);
        var isHere = name.equals(".") || name.equals("..");
        return (folder.endsWith("/") ? folder : folder + "/") + (isHere ? "." : name);
    }

    private void carry(String source, String target) throws Refused {
        var from = path(source);
        var to = path(target);
        var node = source.isEmpty() ? null : files.look(from);
        if (node instanceof FileNode.Link && !isRecursive) {
            node = followed(from);
        }
        if (node == null || node instanceof FileNode.Gone) {
            throw new Refused("cannot stat '" + source + "': " + Reason.NOT_FOUND.words());
        }
        var isFolder = node instanceof FileNode.Folder;
        if (!isFolder && source.endsWith("/")) {
            throw new Refused("cannot stat '" + source + "': " + Reason.NOT_A_FOLDER.words());
        }
        if (isFolder && !isRecursive) {
            throw new Refused("-r not specified; omitting directory '" + source + "'");
        }
        assertApart(source, from, target, to, isFolder);
        if (isKept(node, to)) {
            return;
        }
        if (!isFolder && target.endsWith("/") && !files.isFolder(to)) {
            var what = files.exists(to) ? "cannot stat '" : "cannot create regular file '";
            throw new Refused(what + target + "': " + Reason.NOT_A_FOLDER.words());
        }
        if (isMove) {
            move(source, from, target, to);
        } else {
            transfer(source, from, target, to);
        }
    }

    private @Nullable FileNode followed(String path) {
        try {
            return files.find(path);
        } catch (FileProblem dangling) {
            return null;
        }
    }

    /** With {@code -n} what is there stays, with {@code -u} what is not older. */
    private boolean isKept(FileNode node, String to) {
        var there = files.look(to);
        if (there == null || there instanceof FileNode.Folder) {
            return false;
        }
        return s.has("n") || s.has("u") && there.modified() >= node.modified();
    }

    private void assertApart(String source, String from, String target, String to, boolean isFolder)
            throws Refused {
        if (from.equals(to) && !(isFolder && isMove)) {
            throw new Refused("'" + source + "' and '" + target + "' are the same file");
        }
        if (isFolder && (to + "/").startsWith(from.equals("/") ? from : from + "/")) {
            throw new Refused(
                    isMove
                            ? "cannot move '%s' to a subdirectory of itself, '%s'"
                                    .formatted(source, target)
                            : "cannot copy a directory, '%s', into itself, '%s'"
                                    .formatted(source, target));
        }
    }

    private void assertSameKind(String source, boolean isFolder, String target, String to)
            throws Refused {
        var there = files.look(to);
        if (there instanceof FileNode.Folder && !isFolder) {
            throw new Refused("cannot overwrite directory '" + target + "' with non-directory");
        }
        if (there instanceof FileNode.Regular && isFolder) {
            throw new Refused(
                    "cannot overwrite non-directory '%s' with directory '%s'"
                            .formatted(target, source));
        }
    }

    private void move(String source, String from, String target, String to) throws Refused {
        assertSameKind(source, files.look(from) instanceof FileNode.Folder, target, to);
        try {
            if (files.isFolder(to) && !files.list(to).isEmpty()) {
                throw new FileProblem(Reason.NOT_EMPTY, to);
            }
            if (!files.isFolder(parent(to))) {
                throw new FileProblem(Reason.NOT_FOUND, to);
            }
        } catch (FileProblem problem) {
            throw new Refused(
                    "cannot move '%s' to '%s': %s"
                            .formatted(source, target, problem.reason().words()));
        }
        transfer(source, from, target, to);
        try {
            Remove.all(files, from);
        } catch (FileProblem problem) {
            throw new Refused("cannot remove '" + source + "': " + problem.reason().words());
        }
        if (s.has("v")) {
            self.print("renamed '" + source + "' -> '" + target + "'");
        }
    }

    /** Copies it with all that is in it. A move keeps its times, as {@code -p} does. */
    private void transfer(String source, String from, String target, String to) throws Refused {
        if (s.has("v") && !isMove) {
            self.print("'" + source + "' -> '" + target + "'");
        }
        var node = Objects.requireNonNull(isRecursive ? files.look(from) : followed(from));
        assertSameKind(source, node instanceof FileNode.Folder, target, to);
        try {
            switch (node) {
                case FileNode.Folder folder -> {
                    if (!files.isFolder(to)) {
                        files.put(to, new FileNode.Folder(folder.mode(), time(folder)));
                    }
                    for (var name : files.list(from)) {
                        attempt(
                                () ->
                                        transfer(
                                                source + "/" + name,
                                                from + "/" + name,
                                                target + "/" + name,
                                                to + "/" + name));
                    }
                }
                case FileNode.Regular file -> {
                    var there = files.exists(to) ? files.follow(to) : to;
                    files.put(there, new FileNode.Regular(file.bytes(), file.mode(), time(file)));
                }
                case FileNode.Link link -> {
                    if (files.look(to) != null) {
                        files.remove(to);
                    }
                    files.link(to, link.target());
                }
                case FileNode.Gone _ -> {}
            }
        } catch (FileProblem problem) {
            throw refused(node, target, problem.reason());
        }
    }

    private long time(FileNode node) {
        return isMove || s.has("p") || s.has("a") ? node.modified() : files.now();
    }

    private static Refused refused(FileNode node, String target, Reason reason) {
        var what =
                reason == Reason.NO_SPACE
                        ? "error writing '"
                        : node instanceof FileNode.Folder
                                ? "cannot create directory '"
                                : "cannot create regular file '";
        return new Refused(what + target + "': " + reason.words());
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
