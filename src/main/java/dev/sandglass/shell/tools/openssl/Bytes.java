package dev.sandglass.shell.tools.openssl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** {@code rand}, {@code base64}, {@code dgst}, {@code version}: what needs no key. */
final class Bytes {

    private static final int RANDOM_AT_MOST = 1 << 20;

    private Bytes() {}

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static int rand(Work work) throws Refused {
        var words = work.flags().rest();
        var wish = words.isEmpty() ? "" : words.getLast();
        if (!wish.matches("\\d{1,7}") || Integer.parseInt(wish) > RANDOM_AT_MOST) {
            throw new Refused("rand: name a number of bytes, at most " + RANDOM_AT_MOST);
        }
        var count = Integer.parseInt(wish);
        var bytes = new byte[count];
        var seed = work.chance("rand");
        for (var at = 0; at < count; at += 32) {
            var block = hash("SHA-256", (seed + ":" + at).getBytes(StandardCharsets.UTF_8));
            System.arraycopy(block, 0, bytes, at, Math.min(32, count - at));
        }
        if (work.flags().has("hex")) {
            work.write("out", HexFormat.of().formatHex(bytes) + "\n", 0644);
        } else if (work.flags().has("base64")) {
            work.write("out", lines(bytes), 0644);
        } else {
            work.self().write(1, bytes);
        }
        return 0;
    }

    private static String lines(byte[] bytes) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    }

    static int base64(Work work) throws Refused {
        var flags = work.flags();
        if (flags.command().equals("enc") && !flags.has("base64") && !flags.has("a")) {
            throw new Refused("enc: ciphers do not exist in this sandbox yet, only -base64");
        }
        var bytes = work.in("input");
        if (flags.has("d")) {
            work.self().write(1, Base64.getMimeDecoder().decode(bytes));
        } else {
            work.write(
                    "out",
                    flags.has("A") ? Base64.getEncoder().encodeToString(bytes) : lines(bytes),
                    0644);
        }
        return 0;
    }

    static int digest(Work work) throws Refused {
        var flags = work.flags();
        var kind = flags.command();
        for (var name : new String[] {"md5", "sha1", "sha256", "sha384", "sha512"}) {
            kind = flags.has(name) ? name : kind;
        }
        kind = kind.equals("dgst") ? "sha256" : kind;
        var algorithm = kind.equals("md5") ? "MD5" : "SHA-" + kind.substring(3);
        var shown =
                switch (kind) {
                    case "md5" -> "MD5";
                    case "sha1" -> "SHA1";
                    default -> "SHA2-" + kind.substring(3);
                };
        var file = flags.rest().isEmpty() ? "" : flags.rest().getFirst();
        var bytes = file.isEmpty() ? work.in("input") : work.file(file, "input");
        var digest = HexFormat.of().formatHex(hash(algorithm.toUpperCase(Locale.ROOT), bytes));
        work.self()
                .print(
                        flags.has("r")
                                ? digest + " *" + (file.isEmpty() ? "stdin" : file)
                                : shown + "(" + (file.isEmpty() ? "stdin" : file) + ")= " + digest);
        return 0;
    }

    static int version(Work work) {
        work.self().print("OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)");
        return 0;
    }
}
