package dev.sandglass.shell.tools.openssl;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code genrsa}, {@code genpkey}, {@code rsa}, {@code pkey}: makes, shows and converts keys. */
final class Keys {

    private static final int LEAST_BITS = 512;
    private static final int MOST_BITS = 4096;
    private static final long NANOS_A_KEY = 300_000_000;

    private Keys() {}

    static int genrsa(Work work) throws Refused {
        var bits = work.flags().rest().isEmpty() ? "2048" : work.flags().rest().getFirst();
        var key = make(work, bits);
        var pem = work.flags().has("traditional") ? key.traditionalPem() : key.pem();
        work.write("out", pem, 0600);
        return 0;
    }

    static int genpkey(Work work) throws Refused {
        var algorithm = work.flags().value("algorithm", "").toUpperCase(Locale.ROOT);
        if (!algorithm.equals("RSA")) {
            throw new Refused("keys other than RSA do not exist in this sandbox yet");
        }
        var bits = work.flags().value("pkeyopt", "rsa_keygen_bits:2048");
        work.write("out", make(work, bits.replaceFirst("(?s).*rsa_keygen_bits:", "")).pem(), 0600);
        return 0;
    }

    static Key make(Work work, String bits) throws Refused {
        if (!bits.matches("\\d{1,6}")) {
            throw new Refused(work.flags().command() + ": Not a number: \"" + bits + "\"");
        }
        var count = Integer.parseInt(bits);
        if (count < LEAST_BITS || count > MOST_BITS) {
            throw new Refused(
                    "the sandbox makes keys of " + LEAST_BITS + " to " + MOST_BITS + " bits");
        }
        work.self().spend(NANOS_A_KEY * count / 2048);
        return Key.make(count, work.chance("key"));
    }

    static int rsa(Work work) throws Refused {
        var text = new String(work.in("private key"), StandardCharsets.UTF_8);
        var name = work.flags().value("in", "<stdin>");
        var key = Key.read(text, name);
        if (work.flags().has("check")) {
            work.self().print(work.flags().command().equals("rsa") ? "RSA key ok" : "Key is valid");
        }
        if (work.flags().has("modulus")) {
            work.self().print("Modulus=" + key.modulus().toString(16).toUpperCase(Locale.ROOT));
        }
        if (work.flags().has("text")) {
            throw new Refused("-text of keys does not exist in this sandbox yet");
        }
        if (work.flags().has("noout")) {
            return 0;
        }
        if (work.flags().command().equals("rsa")) {
            work.self().complain("writing RSA key");
        }
        var pem =
                work.flags().has("pubout")
                        ? Pem.write("PUBLIC KEY", key.publicDer())
                        : work.flags().has("traditional") ? key.traditionalPem() : key.pem();
        work.write("out", pem, 0600);
        return 0;
    }
}
