package dev.sandglass.cluster.runtime;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Executables;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds commands in a container: the image's programs, and scripts that somebody wrote into its
 * files.
 */
final class ContainerExecutables implements Executables {

    private static final int EXECUTABLE = 0111;

    private final Container container;

    ContainerExecutables(Container container) {
        this.container = container;
    }

    @Override
    public Found find(String command, String folder, String path) {
        if (command.indexOf('/') >= 0) {
            return at(Files.resolve(folder, command));
        }
        Found best = new Found.Nothing();
        for (var place : path.split(":")) {
            var found = at((place.equals("/") ? "" : place) + "/" + command);
            if (found instanceof Found.Runs) {
                return found;
            }
            best = found instanceof Found.Nothing ? best : found;
        }
        return best instanceof Found.Folder ? new Found.Nothing() : best;
    }

    private Found at(String path) {
        var program = container.image.programs().get(path);
        if (program != null && !container.hasFiles()) {
            return new Found.Runs(path, program, List.of());
        }
        if (!container.hasFiles() && !container.image.files().containsKey(path)) {
            if (!isUnderMountOrLink(path)) {
                return new Found.Nothing();
            }
        }
        return inFiles(path);
    }

    /**
     * Whether the files must be laid out to know: a mount may have it, or a folder may be a link.
     */
    private boolean isUnderMountOrLink(String path) {
        var slash = path.indexOf('/', 1);
        var top = slash < 0 ? path : path.substring(0, slash);
        return container.image.files().get(top) instanceof FileNode.Link
                || container.spec.mounts().stream().anyMatch(m -> path.startsWith(m.path() + "/"));
    }

    private Found inFiles(String path) {
        try {
            var files = container.files();
            var real = files.follow(path);
            return switch (files.find(path)) {
                case FileNode.Folder _ -> new Found.Folder();
                case FileNode.Regular regular -> regular(real, regular);
                case FileNode.Link _, FileNode.Gone _ -> new Found.Nothing();
            };
        } catch (FileProblem _) {
            return new Found.Nothing();
        }
    }

    private Found regular(String real, FileNode.Regular file) {
        var program = container.image.programs().get(real);
        if (program != null && container.image.files().get(real) == file) {
            return new Found.Runs(real, program, List.of());
        }
        if ((file.mode() & EXECUTABLE) == 0) {
            return new Found.NotExecutable();
        }
        var text = new String(file.bytes(), StandardCharsets.UTF_8);
        if (!text.startsWith("#!")) {
            return new Found.NotExecutable();
        }
        var end = text.indexOf('\n');
        var words = text.substring(2, end < 0 ? text.length() : end).strip().split("\\s+", 2);
        if (!(at(words[0]) instanceof Found.Runs(var file2, var interpreter, _))) {
            return new Found.Nothing();
        }
        var before = words.length > 1 ? List.of(file2, words[1], real) : List.of(file2, real);
        return new Found.Runs(real, interpreter, before);
    }
}
