package dev.sandglass.cluster.apiserver.verbs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The beginning of a body that could not be read, as a refusal shows it. */
final class Summary {

    private static final int SHOWN = 30;

    private Summary() {}

    static String of(byte[] bytes) {
        if (bytes.length == 0) {
            return "<empty>";
        }
        var shown = Arrays.copyOf(bytes, Math.min(SHOWN, bytes.length));
        var text =
                bytes[0] == '{'
                        ? new String(shown, StandardCharsets.UTF_8)
                        : HexFormat.of().formatHex(shown);
        return bytes.length > SHOWN ? text + " ..." : text;
    }
}
