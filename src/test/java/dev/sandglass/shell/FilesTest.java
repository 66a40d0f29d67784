package dev.sandglass.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FilesTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final TreeMap<String, FileNode> image = new TreeMap<>();

    private Files files() {
        image.put("/etc", new FileNode.Folder(0755, 0));
        image.put("/etc/hosts", new FileNode.Regular(bytes("localhost\n"), 0644, 0));
        return new Files(image, () -> 5L, 1_000);
    }

    @Test
    void theOwnLayerHidesTheSharedOne() throws FileProblem {
        var files = files();
        files.append("/etc/hosts", bytes("web\n"));
        assertArrayEquals(bytes("localhost\nweb\n"), files.read("/etc/hosts"));
        assertArrayEquals(bytes("localhost\n"), files().read("/etc/hosts"));
        files.remove("/etc/hosts");
        assertEquals(List.of(), files.list("/etc"));
        var problem = assertThrows(FileProblem.class, () -> files.read("/etc/hosts"));
        assertEquals("/etc/hosts: No such file or directory", problem.getMessage());
    }

    @Test
    void aFullDiskSaysSo() {
        var problem = assertThrows(FileProblem.class, () -> files().write("/big", new byte[2_000]));
        assertEquals("/big: No space left on device", problem.getMessage());
    }

    @Test
    void volumesAreSharedAndMayBeReadOnly() throws FileProblem {
        var volume = new Files(new TreeMap<>(), () -> 5L, 1_000);
        var one = files();
        var two = files();
        one.mount("/data", volume, false);
        two.mount("/data", volume, true);
        one.write("/data/x", bytes("hi"));
        assertArrayEquals(bytes("hi"), two.read("/data/x"));
        assertEquals(List.of("data", "etc"), two.list("/"));
        var problem = assertThrows(FileProblem.class, () -> two.write("/data/y", bytes("")));
        assertEquals("/data/y: Read-only file system", problem.getMessage());
    }

    @Test
    void linksAreFollowedAndLoopsAreNot() throws FileProblem {
        var files = files();
        files.link("/hosts", "etc/hosts");
        files.link("/loop", "loop");
        assertArrayEquals(bytes("localhost\n"), files.read("/hosts"));
        var problem = assertThrows(FileProblem.class, () -> files.read("/loop"));
        assertEquals("/loop: Too many levels of symbolic links", problem.getMessage());
    }

    @Test
    void pathsAreResolvedAsAProgramMeansThem() {
        assertEquals("/home/b", Files.resolve("/home/a", "../b/./"));
        assertEquals("/", Files.resolve("/", "../.."));
        assertEquals("/etc/hosts", Files.resolve("/home", "/etc//hosts"));
    }
}
