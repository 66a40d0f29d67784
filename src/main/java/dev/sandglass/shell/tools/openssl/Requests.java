package dev.sandglass.shell.tools.openssl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/** {@code req}: makes a certificate request, or with {@code -x509} a certificate signed by its own key; shows requests. */
final class Requests {

    private Requests() {}

    static int run(Work work) throws Refused {
        var flags = work.flags();
        if (flags.has("new") || flags.has("newkey") || flags.has("x509")) {
            return make(work);
        }
        var pem = new String(work.in("certificate request"), StandardCharsets.UTF_8);
        var request = read(pem);
        if (flags.has("verify")) {
            var isGood = Key.verifies(request, request.item(0).item(2).whole());
            work.self()
                    .complain(
                            "Certificate request self-signature verify "
                                    + (isGood ? "OK" : "failure"));
        }
        if (flags.has("text")) {
            work.write("out", Shown.request(request), 0644);
        }
        if (flags.has("subject")) {
            work.self().print("subject=" + Names.shown(request.item(0).item(1)));
        }
        if (flags.has("modulus")) {
            var key = DerValue.read(request.item(0).item(2).item(1).bits());
            var modulus = key.item(0).number().toString(16).toUpperCase(Locale.ROOT);
            work.self().print("Modulus=" + modulus);
        }
        if (!flags.has("noout")) {
            work.write("out", Pem.write("CERTIFICATE REQUEST", request.whole()), 0644);
        }
        return 0;
    }

    static DerValue read(String pem) throws Refused {
        return DerValue.read(Pem.read(pem, "CERTIFICATE REQUEST", "certificate request"));
    }

    private static int make(Work work) throws Refused {
        var flags = work.flags();
        if (!flags.has("subj")) {
            throw new Refused("req: the sandbox does not ask for a subject: give it with -subj");
        }
        var subject = Names.read(flags.value("subj", ""));
        var key = key(work);
        var extensions = wanted(flags);
        var isCertificate = flags.has("x509");
        var der =
                isCertificate
                        ? Certificates.ofItself(work, key, subject, extensions)
                        : request(key, subject, extensions);
        work.write(
                "out", Pem.write(isCertificate ? "CERTIFICATE" : "CERTIFICATE REQUEST", der), 0644);
        return 0;
    }

    private static Key key(Work work) throws Refused {
        var flags = work.flags();
        if (flags.has("key")) {
            var name = flags.value("key", "");
            return Key.read(work.text(name, "private key"), name);
        }
        var kind = flags.value("newkey", "rsa:2048");
        if (!kind.startsWith("rsa")) {
            throw new Refused("keys other than RSA do not exist in this sandbox yet");
        }
        if (!flags.has("nodes") && !flags.has("noenc")) {
            throw new Refused(
                    "req: the sandbox does not ask for a pass phrase: leave the key plain with -nodes");
        }
        var key =
                Keys.make(
                        work,
                        kind.replaceFirst("^rsa:?", "").isEmpty() ? "2048" : kind.substring(4));
        work.put(
                flags.value("keyout", "privkey.pem"),
                key.pem().getBytes(StandardCharsets.UTF_8),
                0600);
        return key;
    }

    private static ArrayList<byte[]> wanted(Flags flags) throws Refused {
        var extensions = new ArrayList<byte[]>();
        for (var line : flags.value("addext", "").split("\n")) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                extensions.add(
                        Extensions.read(
                                line.substring(0, equals), line.substring(equals + 1).strip()));
            }
        }
        return extensions;
    }

    private static byte[] request(Key key, byte[] subject, ArrayList<byte[]> extensions) {
        var attributes = new byte[0];
        if (!extensions.isEmpty()) {
            var list = Der.of(Der.SEQUENCE, extensions.toArray(byte[][]::new));
            attributes =
                    Der.of(
                            Der.SEQUENCE,
                            Der.object(Names.EXTENSION_REQUEST),
                            Der.of(Der.SET, list));
        }
        var body =
                Der.of(
                        Der.SEQUENCE,
                        Der.number(0),
                        subject,
                        key.publicDer(),
                        Der.of(0xA0, attributes));
        return key.signed(body);
    }
}
