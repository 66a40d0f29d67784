package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The files that are no files: {@code /dev/zero}, {@code /dev/urandom}, {@code /dev/null}. */
final class Devices {

    /** Random bytes, as all chance here, follow from the sandbox's seed and the moment. */
    static byte[] random(Process self, int count) {
        var out = new byte[count];
        var key = self.host().hostname() + "/" + self.pid();
        var seed = self.host().chance().bits("random bytes", key, self.now());
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var at = 0; at < count; at += 32) {
                var block =
                        digest.digest(
                                (seed + ":" + at)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                System.arraycopy(block, 0, out, at, Math.min(32, count - at));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }

    private Devices() {}

    static boolean isDevice(String file) {
        return file.equals("/dev/zero")
                || file.equals("/dev/urandom")
                || file.equals("/dev/random")
                || file.equals("/dev/null");
    }

    /** So many bytes of it; none of {@code /dev/null}. */
    static byte[] read(String file, Process self, int count) {
        return switch (file) {
            case "/dev/null" -> new byte[0];
            case "/dev/zero" -> {
                var zeroes = new byte[count];
                Arrays.fill(zeroes, (byte) 0);
                yield zeroes;
            }
            default -> random(self, count);
        };
    }
}
