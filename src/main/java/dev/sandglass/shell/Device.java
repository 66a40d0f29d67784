package dev.sandglass.shell;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file that is no file: {@code /dev/zero}, {@code /dev/urandom}, {@code /dev/random}, {@code /dev/null}. What is written into
 * one vanishes.
 */
public record Device(String path) implements Channel {

    private static final int BYTES_AT_ONCE = 16_384;

    /** Whether there is one of that name. */
    public static boolean is(String file) {
        return file.equals("/dev/null") || isEndless(file);
    }

    /** Whether whoever reads it never comes to an end. */
    public static boolean isEndless(String file) {
        return file.equals("/dev/zero")
                || file.equals("/dev/urandom")
                || file.equals("/dev/random");
    }

    @Override
    public byte[] read(int atMost, Process reader) {
        return switch (path) {
            case "/dev/null" -> new byte[0];
            case "/dev/zero" -> new byte[Math.min(atMost, BYTES_AT_ONCE)];
            default -> random(reader, Math.min(atMost, BYTES_AT_ONCE));
        };
    }

    @Override
    public boolean write(byte[] data, Process writer) {
        return true;
    }

    /** Random bytes, as all chance here, follow from the sandbox's seed and the moment. */
    public static byte[] random(Process self, int count) {
        var out = new byte[count];
        var key = self.host().hostname() + "/" + self.pid();
        var seed = self.host().chance().bits("random bytes", key, self.now());
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var at = 0; at < count; at += 32) {
                var block = digest.digest((seed + ":" + at).getBytes(StandardCharsets.UTF_8));
                System.arraycopy(block, 0, out, at, Math.min(32, count - at));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }
}
