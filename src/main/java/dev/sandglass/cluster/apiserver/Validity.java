package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * From when and until when a certificate is good, epoch seconds, read from where it stands in the DER of X.509 (RFC 5280,
 * 4.1). Only for certificates that are known to be some: it looks at nothing else.
 */
record Validity(long from, long until) {

    private static final int VERSION = 0xa0;
    private static final int UTC_TIME = 0x17;

    /** The bytes of the only certificate in a PEM. */
    static byte[] der(String pem) {
        var begin = pem.indexOf('\n', pem.indexOf("-----BEGIN ")) + 1;
        return Base64.getMimeDecoder().decode(pem.substring(begin, pem.indexOf("-----END ")));
    }

    static Validity of(byte[] der) {
        var at = content(der, content(der, 0)); // in the certificate, the part that is signed
        if ((der[at] & 0xff) == VERSION) {
            at = after(der, at);
        }
        for (var name : new String[] {"serial number", "signature", "issuer"}) {
            at = after(der, at);
        }
        at = content(der, at);
        return new Validity(second(der, at), second(der, after(der, at)));
    }

    /** {@code YYMMDDhhmmssZ} of this century or the last, or {@code YYYYMMDDhhmmssZ}. */
    private static long second(byte[] der, int at) {
        var begin = content(der, at);
        var text = new String(der, begin, after(der, at) - begin, StandardCharsets.US_ASCII);
        var year = der[at] != UTC_TIME ? "" : text.charAt(0) < '5' ? "20" : "19";
        var t = year + text;
        var day = t.substring(0, 4) + "-" + t.substring(4, 6) + "-" + t.substring(6, 8);
        var time = t.substring(8, 10) + ":" + t.substring(10, 12) + ":" + t.substring(12);
        return Timestamps.nanos(day + "T" + time) / 1_000_000_000L;
    }

    /** Where the content of the value that begins here begins. */
    private static int content(byte[] der, int at) {
        return der[at + 1] >= 0 ? at + 2 : at + 2 + (der[at + 1] & 0x7f);
    }

    /** Where the value that begins here ends. */
    private static int after(byte[] der, int at) {
        var begin = content(der, at);
        int length = begin == at + 2 ? der[at + 1] : 0;
        for (var i = at + 2; i < begin; i++) {
            length = length << 8 | der[i] & 0xff;
        }
        return begin + length;
    }
}
