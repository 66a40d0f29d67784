package dev.sandglass.shell.tools.openssl;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Requests and certificates in words, as {@code -text} prints them. */
final class Shown {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Shown() {}

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    static String certificate(DerValue certificate) throws Refused {
        var body = new Body(certificate);
        var out = new StringBuilder("Certificate:\n    Data:\n");
        out.append("        Version: 3 (0x2)\n");
        out.append("        Serial Number:");
        var serial = body.serial();
        out.append(
                serial.bitLength() <= 63
                        ? " " + serial + " (0x" + serial.toString(16) + ")\n"
                        : "\n            "
                                + HexFormat.ofDelimiter(":").formatHex(serial.toByteArray())
                                + "\n");
        out.append("        Signature Algorithm: ").append(way(certificate)).append('\n');
        out.append("        Issuer: ").append(Names.shown(body.issuer())).append('\n');
        out.append("        Validity\n");
        out.append("            Not Before: ").append(time(body.from())).append('\n');
        out.append("            Not After : ").append(time(body.until())).append('\n');
        out.append("        Subject: ").append(Names.shown(body.subject())).append('\n');
        key(body.key(), out);
        var extensions = body.extensions();
        if (extensions != null) {
            out.append("        X509v3 extensions:\n");
            Extensions.show(extensions, "            ", "", out);
        }
        signature(certificate, out);
        return out.toString();
    }

    static String request(DerValue request) throws Refused {
        var body = request.item(0);
        var out = new StringBuilder("Certificate Request:\n    Data:\n");
        out.append("        Version: 1 (0x0)\n");
        out.append("        Subject: ").append(Names.shown(body.item(1))).append('\n');
        key(body.item(2), out);
        out.append("        Attributes:\n");
        var wanted = wantedExtensions(body);
        if (wanted == null) {
            out.append("            (none)\n");
        }
        out.append("            Requested Extensions:\n");
        if (wanted != null) {
            Extensions.show(wanted, "                ", "", out);
        }
        signature(request, out);
        return out.toString();
    }

    /** The extensions that a request asks for, or null. */
    static @org.jspecify.annotations.Nullable DerValue wantedExtensions(DerValue body)
            throws Refused {
        if (body.items().size() > 3) {
            for (var attribute : body.item(3).items()) {
                if (attribute.item(0).object().equals(Names.EXTENSION_REQUEST)) {
                    return attribute.item(1).item(0);
                }
            }
        }
        return null;
    }

    private static String way(DerValue signed) throws Refused {
        return Names.algorithm(signed.item(1).item(0).object());
    }

    private static void key(DerValue key, StringBuilder out) throws Refused {
        var algorithm = key.item(0).item(0).object();
        out.append("        Subject Public Key Info:\n            Public Key Algorithm: ");
        out.append(Names.algorithm(algorithm)).append('\n');
        if (!algorithm.equals(Names.RSA)) {
            var point = key.item(1).bits();
            out.append("                Public-Key: (")
                    .append((point.length - 1) * 4)
                    .append(" bit)\n");
            out.append("                pub:\n");
            rows(point, 15, "                    ", out);
            return;
        }
        var parts = DerValue.read(key.item(1).bits());
        var modulus = parts.item(0).number();
        out.append("                Public-Key: (").append(modulus.bitLength()).append(" bit)\n");
        out.append("                Modulus:\n");
        rows(modulus.toByteArray(), 15, "                    ", out);
        var exponent = parts.item(1).number();
        out.append("                Exponent: ").append(exponent);
        out.append(" (0x").append(exponent.toString(16)).append(")\n");
    }

    private static void signature(DerValue signed, StringBuilder out) throws Refused {
        out.append("    Signature Algorithm: ").append(way(signed)).append('\n');
        out.append("    Signature Value:\n");
        rows(signed.item(2).bits(), 18, "        ", out);
    }

    /** Bytes as hexadecimal numbers, so many in a row. */
    private static void rows(byte[] bytes, int row, String indent, StringBuilder out) {
        for (var from = 0; from < bytes.length; from += row) {
            var to = Math.min(bytes.length, from + row);
            out.append(indent);
            out.append(HexFormat.ofDelimiter(":").formatHex(bytes, from, to));
            out.append(to < bytes.length ? ":\n" : "\n");
        }
    }
}
