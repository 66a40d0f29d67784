package dev.sandglass.site.operations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which an installation keeps its database and certificates: {@code SANDGLASS_DATA}, or {@code .sandglass} in the
 * working directory. One server at a time owns it, by a lock that dies with the process.
 */
public record DataFolder(Path path) {

    /** What PostgreSQL takes at its first start, and as much again. */
    private static final long MEGABYTES_NEEDED = 300;

    /** The folder that the environment names. */
    public static DataFolder fromEnvironment() {
        var named = System.getenv("SANDGLASS_DATA");
        var asProperty = System.getProperty("sandglass.data", named == null ? ".sandglass" : named);
        return new DataFolder(Path.of(asProperty).toAbsolutePath().normalize());
    }

    Path database() {
        return path.resolve("database");
    }

    Path binaries() {
        return path.resolve("postgresql");
    }

    Path certificates() {
        return path.resolve("certificates");
    }

    Path databasePassword() {
        return path.resolve("database.password");
    }

    /** Makes the folder (for its owner only) and takes it; the lock is held until the process ends. */
    FileLock take() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            checkRoom();
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                throw new StartRefused(
                        "Another Sandglass is using the data folder "
                                + path
                                + ": stop it, or name another folder with SANDGLASS_DATA.");
            }
            return lock;
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder "
                            + path
                            + " cannot be written ("
                            + e.getMessage()
                            + "): make room, or name another folder with SANDGLASS_DATA.",
                    e);
        }
    }

    private void checkRoom() throws IOException {
        var free = Files.getFileStore(path).getUsableSpace() >> 20;
        if (free < MEGABYTES_NEEDED) {
            throw new StartRefused(
                    "Only "
                            + free
                            + " MB are free for the data folder "
                            + path
                            + ": make room for at least "
                            + MEGABYTES_NEEDED
                            + " MB, or name another folder with SANDGLASS_DATA.");
        }
    }
}
