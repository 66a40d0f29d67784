package dev.sandglass.shell;

/**
 * What can stand at a path.
 *
 * <p>Modes are the usual nine bits; {@code modified} is in epoch nanoseconds of cluster time.
 */
public sealed interface FileNode {

    int mode();

    long modified();

    /** A folder; what is in it stands under longer paths. */
    record Folder(int mode, long modified) implements FileNode {}

    /** A file. The bytes are never changed in place. */
    record Regular(byte[] bytes, int mode, long modified) implements FileNode {}

    /** A symbolic link. */
    record Link(String target, long modified) implements FileNode {
        @Override
        public int mode() {
            return 0777;
        }
    }

    /** Hides what the layer below has. */
    record Gone() implements FileNode {
        @Override
        public int mode() {
            return 0;
        }

        @Override
        public long modified() {
            return 0;
        }
    }
}
