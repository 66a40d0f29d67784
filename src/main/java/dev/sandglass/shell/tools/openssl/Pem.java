package dev.sandglass.shell.tools.openssl;

import java.util.Base64;

/** DER between lines that say what it is. */
final class Pem {

    private Pem() {}

    static String write(String kind, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** The first of that kind in a text; {@code kind} is how its name ends. */
    static byte[] read(String text, String kind, String what) throws Refused {
        var begin = text.indexOf("-----BEGIN ");
        while (begin >= 0) {
            var headEnd = text.indexOf("-----", begin + 11);
            var head = headEnd < 0 ? "" : text.substring(begin + 11, headEnd);
            var end = text.indexOf("-----END " + head, begin);
            if (head.endsWith(kind) && end > 0) {
                try {
                    return Base64.getMimeDecoder().decode(text.substring(headEnd + 5, end));
                } catch (IllegalArgumentException _) {
                    throw new Refused("Could not read " + what);
                }
            }
            begin = text.indexOf("-----BEGIN ", begin + 1);
        }
        throw new Refused("Could not read " + what);
    }
}
