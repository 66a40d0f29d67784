package dev.sandglass.shell.tools.openssl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code x509} and {@code verify}: signs requests, shows certificates, follows them to an authority. */
final class Certificates {

    private static final int DAYS_AT_MOST = 36_500;

    private Certificates() {}

    static DerValue read(String pem, String name) throws Refused {
        return DerValue.read(Pem.read(pem, "CERTIFICATE", "certificate from " + name));
    }

    static int run(Work work) throws Refused {
        if (work.flags().has("req")) {
            return sign(work);
        }
        var name = work.flags().value("in", "<stdin>");
        var pem = new String(work.in("certificate"), StandardCharsets.UTF_8);
        var certificate = read(pem, name);
        return show(work, certificate);
    }

    // ---- showing ----

    private static int show(Work work, DerValue certificate) throws Refused {
        var flags = work.flags();
        var body = new Body(certificate);
        if (flags.has("text")) {
            work.write("out", Shown.certificate(certificate), 0644);
        }
        for (var word : work.self().arguments()) {
            var line = line(word.replaceFirst("^--?", ""), body, flags);
            if (word.startsWith("-") && line != null) {
                work.self().print(line);
            }
        }
        if (flags.has("ext") && body.extensions() != null) {
            var out = new StringBuilder();
            Extensions.show(body.extensions(), "", flags.value("ext", ""), out);
            work.self().write(1, out.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (flags.has("checkend")) {
            var seconds = flags.rest().isEmpty() ? 0 : number(flags.rest().getFirst());
            var isOver = !body.until().isAfter(work.now().plusSeconds(seconds));
            work.self().print("Certificate will " + (isOver ? "" : "not ") + "expire");
            return isOver ? 1 : 0;
        }
        if (!flags.has("noout")) {
            work.write("out", Pem.write("CERTIFICATE", certificate.whole()), 0644);
        }
        return 0;
    }

    private static long number(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    /** What a switch prints of a certificate, in the order in which the switches stand. */
    private static @Nullable String line(String flag, Body body, Flags flags) throws Refused {
        return switch (flag) {
            case "subject" -> "subject=" + name(body.subject(), flags);
            case "issuer" -> "issuer=" + name(body.issuer(), flags);
            case "startdate" -> "notBefore=" + Shown.time(body.from());
            case "enddate" -> "notAfter=" + Shown.time(body.until());
            case "dates" ->
                    "notBefore="
                            + Shown.time(body.from())
                            + "\nnotAfter="
                            + Shown.time(body.until());
            case "serial" -> "serial=" + hex(body.serial());
            case "fingerprint" -> fingerprint(body, flags);
            case "pubkey" -> Pem.write("PUBLIC KEY", body.key().whole()).stripTrailing();
            case "modulus" -> {
                var modulus = DerValue.read(body.key().item(1).bits()).item(0).number();
                yield "Modulus=" + modulus.toString(16).toUpperCase(Locale.ROOT);
            }
            default -> null;
        };
    }

    private static String name(DerValue name, Flags flags) throws Refused {
        var shown = Names.shown(name);
        return flags.value("nameopt", "").toLowerCase(Locale.ROOT).contains("rfc2253")
                ? String.join(",", List.of(shown.split(", ")).reversed()).replace(" = ", "=")
                : shown;
    }

    private static String hex(BigInteger number) {
        var digits = number.toString(16).toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    private static String fingerprint(Body body, Flags flags) throws Refused {
        var kind = flags.has("sha256") ? "SHA-256" : "SHA-1";
        var digest = Bytes.hash(kind, body.certificate().whole());
        var shown = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        return (flags.has("sha256") ? "sha256" : "SHA1") + " Fingerprint=" + shown;
    }

    // ---- signing ----

    private static byte[] certificate(
            Work work,
            Key signer,
            DerValue issuer,
            byte[] subject,
            byte[] key,
            List<byte[]> extensions)
            throws Refused {
        var days = number(work.flags().value("days", "30"));
        if (days > DAYS_AT_MOST) {
            throw new Refused("openssl: -days: at most " + DAYS_AT_MOST + " in this sandbox");
        }
        var until = work.now().plus(Duration.ofDays(days));
        var parts = new ArrayList<byte[]>();
        if (!extensions.isEmpty()) {
            parts.add(Der.of(0xA0, Der.number(2)));
        }
        parts.add(Der.number(serial(work)));
        parts.add(Der.of(Der.SEQUENCE, Der.object(Names.SHA256_RSA), Der.nothing()));
        parts.add(issuer.whole());
        parts.add(validity(work.now(), until));
        parts.add(subject);
        parts.add(key);
        if (!extensions.isEmpty()) {
            var list = Der.of(Der.SEQUENCE, extensions.toArray(byte[][]::new));
            parts.add(Der.of(0xA3, list));
        }
        return signer.signed(Der.of(Der.SEQUENCE, parts.toArray(byte[][]::new)));
    }

    private static byte[] validity(Instant from, Instant until) {
        return Der.of(Der.SEQUENCE, Der.time(from), Der.time(until));
    }

    private static BigInteger serial(Work work) throws Refused {
        var wish = work.flags().value("set_serial", "");
        if (!wish.isEmpty()) {
            return wish.startsWith("0x")
                    ? new BigInteger(wish.substring(2), 16)
                    : BigInteger.valueOf(number(wish));
        }
        var seed = ByteBuffer.allocate(8).putLong(work.chance("serial")).array();
        var bytes = Key.sha1(seed);
        bytes[0] &= 0x7F;
        return new BigInteger(1, bytes);
    }

    private static byte[] identifier(byte[] key) throws Refused {
        return Key.sha1(DerValue.read(key).item(1).bits());
    }

    /** A certificate whose subject is its issuer: {@code req -x509}. */
    static byte[] ofItself(Work work, Key key, byte[] subject, List<byte[]> wanted) throws Refused {
        var extensions = new ArrayList<byte[]>();
        var identifier = identifier(key.publicDer());
        extensions.add(Extensions.subjectKey(identifier));
        extensions.add(Extensions.authorityKey(identifier));
        extensions.add(Extensions.read("basicConstraints", "critical,CA:TRUE"));
        extensions.addAll(wanted);
        var issuer = DerValue.read(subject);
        return certificate(work, key, issuer, subject, key.publicDer(), extensions);
    }

    private static int sign(Work work) throws Refused {
        var flags = work.flags();
        var pem = new String(work.in("certificate request"), StandardCharsets.UTF_8);
        var request = Requests.read(pem);
        var body = request.item(0);
        if (!Key.verifies(request, body.item(2).whole())) {
            throw new Refused("Certificate request self-signature did not match the contents");
        }
        var keyName = flags.value("CAkey", flags.value("signkey", flags.value("key", "")));
        if (keyName.isEmpty()) {
            throw new Refused("We need a private key to sign with");
        }
        var signer = Key.read(work.text(keyName, "CA private key"), keyName);
        work.self().complain("Certificate request self-signature ok");
        work.self().complain("subject=" + Names.shown(body.item(1)));
        var issuer = body.item(1);
        if (flags.has("CA")) {
            var name = flags.value("CA", "");
            issuer = new Body(read(work.text(name, "CA certificate"), name)).subject();
        }
        var extensions = extensions(work, body);
        if (!extensions.isEmpty()) {
            extensions.add(Extensions.subjectKey(identifier(body.item(2).whole())));
            extensions.add(Extensions.authorityKey(identifier(signer.publicDer())));
        }
        var der =
                certificate(
                        work,
                        signer,
                        issuer,
                        body.item(1).whole(),
                        body.item(2).whole(),
                        extensions);
        if (flags.has("CAcreateserial")) {
            keepSerial(work, new Body(DerValue.read(der)).serial());
        }
        work.write("out", Pem.write("CERTIFICATE", der), 0644);
        return 0;
    }

    private static void keepSerial(Work work, BigInteger serial) throws Refused {
        var authority = work.flags().value("CA", "ca");
        var file = authority.replaceFirst("\\.[^./]*$", "") + ".srl";
        var line = hex(serial) + "\n";
        work.put(work.flags().value("CAserial", file), line.getBytes(StandardCharsets.UTF_8), 0644);
    }

    /** Those of {@code -extfile}, and with {@code -copy_extensions} those that the request asks for. */
    private static List<byte[]> extensions(Work work, DerValue body) throws Refused {
        var found = new ArrayList<byte[]>();
        var file = work.flags().value("extfile", "");
        if (!file.isEmpty()) {
            var section = work.flags().value("extensions", "");
            var isMeant = section.isEmpty();
            for (var line : work.text(file, "extension file").split("\n")) {
                var plain = line.replaceFirst("#.*", "").strip();
                if (plain.startsWith("[")) {
                    isMeant = plain.replaceAll("[\\[\\] ]", "").equals(section);
                } else if (isMeant && plain.indexOf('=') > 0) {
                    var parts = plain.split("=", 2);
                    found.add(Extensions.read(parts[0].strip(), parts[1].strip()));
                }
            }
        }
        var wanted = Shown.wantedExtensions(body);
        if (work.flags().has("copy_extensions") && wanted != null) {
            for (var extension : wanted.items()) {
                found.add(extension.whole());
            }
        }
        return found;
    }

    // ---- verify ----

    static int verify(Work work) throws Refused {
        var flags = work.flags();
        if (flags.rest().isEmpty()) {
            throw new Refused("verify: name a certificate's file");
        }
        var trusted = flags.value("CAfile", "");
        var name = flags.rest().getFirst();
        var certificate = read(work.text(name, "certificate"), name);
        var body = new Body(certificate);
        var authority = trusted.isEmpty() ? null : read(work.text(trusted, "certificate"), trusted);
        var problem = problem(certificate, body, authority, work.now());
        if (problem == null) {
            work.self().print(name + ": OK");
            return 0;
        }
        work.self().complain(Names.shown(body.subject()));
        work.self().complain("error " + problem);
        work.self().complain("error " + name + ": verification failed");
        return 2;
    }

    private static @Nullable String problem(
            DerValue certificate, Body body, @Nullable DerValue authority, Instant now)
            throws Refused {
        var isOwn = Arrays.equals(body.issuer().whole(), body.subject().whole());
        if (authority == null) {
            return isOwn
                    ? "18 at 0 depth lookup: self-signed certificate"
                    : "20 at 0 depth lookup: unable to get local issuer certificate";
        }
        var signer = new Body(authority);
        if (!Arrays.equals(body.issuer().whole(), signer.subject().whole())) {
            return "20 at 0 depth lookup: unable to get local issuer certificate";
        }
        if (!Key.verifies(certificate, signer.key().whole())) {
            return "7 at 0 depth lookup: certificate signature failure";
        }
        if (now.isAfter(body.until())) {
            return "10 at 0 depth lookup: certificate has expired";
        }
        return now.isBefore(body.from())
                ? "9 at 0 depth lookup: certificate is not yet valid"
                : null;
    }
}
