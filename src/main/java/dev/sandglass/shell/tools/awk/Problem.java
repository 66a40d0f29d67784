package dev.sandglass.shell.tools.awk;

/** No awk program, or one that cannot go on. The message comes behind {@code awk: }. */
final class Problem extends Exception {
    Problem(String message) {
        super(message, null, false, false);
    }
}
