package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Chance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of recorded objects: {@code {{uid 12}}} becomes the uid of the twelfth
 * object, {@code {{time
 * -40}}} the moment forty seconds before the present, {@code {{suffix 3}}} five letters, and so on.
 * Equal placeholders
 * become equal texts.
 */
final class Blanks {

    private static final long SECOND = 1_000_000_000L;
    private static final String PURPOSE = "bootstrap";

    private final Chance chance;
    private final long now;
    private final Bootstrap.Authorities authorities;

    /** Texts that were filled: one string for all that show the same certificate. */
    private final Map<String, String> filled = new HashMap<>();

    Blanks(Chance chance, long now, Bootstrap.Authorities authorities) {
        this.chance = chance;
        this.now = now - Math.floorMod(now, SECOND);
        this.authorities = authorities;
    }

    /** The value with all placeholders filled, in keys too. */
    @Nullable Object fill(@Nullable Object value) {
        return switch (value) {
            case String text -> fill(text);
            case Document document -> {
                var filled = new LinkedHashMap<String, @Nullable Object>();
                document.forEach((key, inner) -> filled.put(fill(key), fill(inner)));
                yield Document.copyOf(filled);
            }
            case Items items -> {
                var filled = new ArrayList<@Nullable Object>();
                items.forEach(item -> filled.add(fill(item)));
                yield Items.copyOf(filled);
            }
            case null, default -> value;
        };
    }

    /** The text with all placeholders filled. */
    String fill(String text) {
        return text.contains("{{") ? filled.computeIfAbsent(text, this::filled) : text;
    }

    private String filled(String text) {
        var begin = text.indexOf("{{");
        if (begin == 0 && text.indexOf("}}") == text.length() - 2) {
            return blank(text.substring(2, text.length() - 2)); // the very string, if it is one
        }
        var out = new StringBuilder();
        var at = 0;
        while (begin >= 0) {
            var end = text.indexOf("}}", begin);
            out.append(text, at, begin).append(blank(text.substring(begin + 2, end)));
            at = end + 2;
            begin = text.indexOf("{{", at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private String blank(String blank) {
        if (blank.endsWith(" base64")) {
            var plain = blank(blank.substring(0, blank.length() - " base64".length()));
            return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
        var words = blank.split(" ");
        var number = words.length > 1 ? Long.parseLong(words[1]) : 0;
        return switch (words[0]) {
            case "uid", "guid" -> chance.uid(PURPOSE, words[0], number);
            case "suffix" -> chance.suffix(5, PURPOSE, "suffix", number);
            case "token" -> letters(6, "token", number);
            case "secret" -> letters(16, "secret", number);
            case "hex" -> hex(64, number);
            case "machine" -> hex(32, number + 1000);
            case "time" -> Timestamps.seconds(now + number * SECOND);
            case "micro" ->
                    Timestamps.micros(now + number * SECOND + 1000 * Long.parseLong(words[2]));
            case "nano" ->
                    Timestamps.seconds(now + number * SECOND).replace("Z", "." + words[2] + "Z");
            case "hexnano" -> Long.toHexString(now + number);
            case "date" -> Timestamps.seconds(now).substring(0, 10);
            case "ca" -> authorities.ca();
            case "front-proxy-ca" -> authorities.frontProxyCa();
            case "jws" -> signature(number);
            default -> throw new IllegalStateException("no such placeholder: " + blank);
        };
    }

    private String hex(int length, long number) {
        var out = new StringBuilder();
        for (var i = 0; out.length() < length; i++) {
            out.append(HexFormat.of().toHexDigits(chance.bits(PURPOSE, "hex " + i, number)));
        }
        return out.substring(0, length);
    }

    /** Lower case letters and digits, as bootstrap tokens have them. */
    private String letters(int length, String what, long number) {
        var out = new StringBuilder();
        for (var i = 0; i < length; i++) {
            out.append(Character.forDigit(chance.below(36, PURPOSE, what + i, number), 36));
        }
        return out.toString();
    }

    /** The detached signature of cluster-info by a bootstrap token: JWS with HMAC SHA-256. */
    private String signature(long token) {
        var url = Base64.getUrlEncoder().withoutPadding();
        var header = "{\"alg\":\"HS256\",\"kid\":\"" + letters(6, "token", token) + "\"}";
        var head = url.encodeToString(header.getBytes(StandardCharsets.UTF_8));
        var body = url.encodeToString(clusterInfo().getBytes(StandardCharsets.UTF_8));
        var key = letters(16, "secret", token).getBytes(StandardCharsets.UTF_8);
        var signed = hmac(key, (head + "." + body).getBytes(StandardCharsets.UTF_8));
        return head + ".." + url.encodeToString(signed);
    }

    /** HMAC SHA-256 of a key that is shorter than a block. Java's own takes a cold start ten times as long to find. */
    private static byte[] hmac(byte[] key, byte[] text) {
        return digest(padded(key, 0x5c), digest(padded(key, 0x36), text));
    }

    private static byte[] padded(byte[] key, int with) {
        var block = Arrays.copyOf(key, 64);
        for (var i = 0; i < block.length; i++) {
            block[i] ^= (byte) with;
        }
        return block;
    }

    private static byte[] digest(byte[] first, byte[] second) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(first);
            return sha.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private String clusterInfo() {
        return """
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: %s
            server: https://172.30.0.10:6443
          name: ""
        contexts: null
        current-context: ""
        kind: Config
        users: null
        """
                .formatted(blank("ca base64"));
    }
}
