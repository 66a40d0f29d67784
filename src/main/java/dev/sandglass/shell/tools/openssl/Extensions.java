package dev.sandglass.shell.tools.openssl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What stands in a certificate besides the name and the key: written from openssl's words, and shown in them. */
final class Extensions {

    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String OTHER_NAMES = "2.5.29.17";
    private static final String CONSTRAINTS = "2.5.29.19";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String EXTENDED_USAGE = "2.5.29.37";

    private Extensions() {}

    // ---- writing ----

    /** {@code subjectAltName = DNS:a, IP:1.2.3.4} as DER; null for a word that is none. */
    static byte[] read(String name, String value) throws Refused {
        var words = new ArrayList<String>(List.of(value.split("\\s*,\\s*")));
        var isCritical = words.remove("critical");
        return switch (name.strip()) {
            case "subjectAltName" -> one(OTHER_NAMES, isCritical, otherNames(words));
            case "basicConstraints" -> {
                var isAuthority = words.stream().anyMatch(word -> word.equalsIgnoreCase("CA:TRUE"));
                var body = isAuthority ? Der.of(Der.SEQUENCE, Der.truth()) : Der.of(Der.SEQUENCE);
                yield one(CONSTRAINTS, isCritical, body);
            }
            case "keyUsage" -> one(KEY_USAGE, isCritical, keyUsage(words));
            case "extendedKeyUsage" -> {
                var uses = new ArrayList<byte[]>();
                for (var word : words) {
                    uses.add(Der.object(Names.useNumber(word)));
                }
                yield one(
                        EXTENDED_USAGE,
                        isCritical,
                        Der.of(Der.SEQUENCE, uses.toArray(byte[][]::new)));
            }
            default ->
                    throw new Refused("extension " + name + " does not exist in this sandbox yet");
        };
    }

    private static byte[] one(String object, boolean isCritical, byte[] body) {
        var value = Der.of(Der.OCTETS, body);
        return isCritical
                ? Der.of(Der.SEQUENCE, Der.object(object), Der.truth(), value)
                : Der.of(Der.SEQUENCE, Der.object(object), value);
    }

    private static byte[] otherNames(List<String> words) throws Refused {
        var names = new ArrayList<byte[]>();
        for (var word : words) {
            var colon = word.indexOf(':');
            var value = word.substring(colon + 1).strip();
            names.add(
                    switch (colon < 0 ? "" : word.substring(0, colon)) {
                        case "DNS" -> Der.text(0x82, value);
                        case "email" -> Der.text(0x81, value);
                        case "URI" -> Der.text(0x86, value);
                        case "IP" -> Der.of(0x87, address(value));
                        default -> throw new Refused("unknown subjectAltName " + word);
                    });
        }
        return Der.of(Der.SEQUENCE, names.toArray(byte[][]::new));
    }

    private static byte[] address(String text) throws Refused {
        if (!text.matches("(\\d{1,3}\\.){3}\\d{1,3}")) {
            throw new Refused("bad ip address: " + text);
        }
        var bytes = new byte[4];
        var parts = text.split("\\.");
        for (var i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] keyUsage(List<String> words) throws Refused {
        var bits = 0;
        for (var word : words) {
            var place = Names.KEY_USE_WORDS.indexOf(word);
            if (place < 0 || place > 7) {
                throw new Refused("unknown key usage " + word);
            }
            bits |= 0x80 >> place;
        }
        var unused = Integer.numberOfTrailingZeros(bits == 0 ? 0x80 : bits);
        return Der.of(Der.BITS, new byte[] {(byte) unused, (byte) bits});
    }

    static byte[] subjectKey(byte[] identifier) {
        return one(SUBJECT_KEY, false, Der.of(Der.OCTETS, identifier));
    }

    static byte[] authorityKey(byte[] identifier) {
        return one(AUTHORITY_KEY, false, Der.of(Der.SEQUENCE, Der.of(0x80, identifier)));
    }

    // ---- showing ----

    /** The lines of each, with this indent; those only whose openssl name is asked for, if any is. */
    static void show(DerValue list, String indent, String only, StringBuilder out) throws Refused {
        for (var extension : list.items()) {
            var parts = extension.items();
            var object = parts.getFirst().object();
            var isCritical = parts.size() > 2;
            var title = title(object);
            var wanted = only.isEmpty() || List.of(only.split(",")).contains(word(object));
            if (wanted) {
                out.append(indent)
                        .append(title)
                        .append(": ")
                        .append(isCritical ? "critical" : "")
                        .append('\n');
                out.append(indent).append("    ");
                out.append(value(object, DerValue.read(parts.getLast().content()))).append('\n');
            }
        }
    }

    private static String word(String object) {
        return switch (object) {
            case SUBJECT_KEY -> "subjectKeyIdentifier";
            case KEY_USAGE -> "keyUsage";
            case OTHER_NAMES -> "subjectAltName";
            case CONSTRAINTS -> "basicConstraints";
            case AUTHORITY_KEY -> "authorityKeyIdentifier";
            case EXTENDED_USAGE -> "extendedKeyUsage";
            default -> object;
        };
    }

    private static String title(String object) {
        return switch (object) {
            case SUBJECT_KEY -> "X509v3 Subject Key Identifier";
            case KEY_USAGE -> "X509v3 Key Usage";
            case OTHER_NAMES -> "X509v3 Subject Alternative Name";
            case CONSTRAINTS -> "X509v3 Basic Constraints";
            case AUTHORITY_KEY -> "X509v3 Authority Key Identifier";
            case EXTENDED_USAGE -> "X509v3 Extended Key Usage";
            default -> object;
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes);
    }

    private static String value(String object, DerValue value) throws Refused {
        return switch (object) {
            case SUBJECT_KEY -> hex(value.content());
            case AUTHORITY_KEY -> value.items().isEmpty() ? "" : hex(value.item(0).content());
            case CONSTRAINTS -> constraints(value);
            case KEY_USAGE -> {
                var uses = new ArrayList<String>();
                var bits = value.bits();
                for (var i = 0; i < Math.min(9, bits.length * 8); i++) {
                    if ((bits[i / 8] & 0x80 >> i % 8) != 0) {
                        uses.add(Names.KEY_USES.get(i));
                    }
                }
                yield String.join(", ", uses);
            }
            case EXTENDED_USAGE -> {
                var uses = new ArrayList<String>();
                for (var item : value.items()) {
                    uses.add(Names.use(item.object()));
                }
                yield String.join(", ", uses);
            }
            case OTHER_NAMES -> shownNames(value);
            default -> hex(value.whole());
        };
    }

    private static String constraints(DerValue value) throws Refused {
        var text = "CA:FALSE";
        for (var item : value.items()) {
            text =
                    item.tag() == Der.BOOLEAN
                            ? "CA:" + (item.content()[0] != 0 ? "TRUE" : "FALSE")
                            : text + ", pathlen:" + item.number();
        }
        return text;
    }

    private static String shownNames(DerValue value) throws Refused {
        var names = new ArrayList<String>();
        for (var item : value.items()) {
            var text = new String(item.content(), StandardCharsets.UTF_8);
            names.add(
                    switch (item.tag()) {
                        case 0x82 -> "DNS:" + text;
                        case 0x81 -> "email:" + text;
                        case 0x86 -> "URI:" + text;
                        case 0x87 -> "IP Address:" + address(item.content());
                        default -> "othername:<unsupported>";
                    });
        }
        return String.join(", ", names);
    }

    private static String address(byte[] bytes) {
        var parts = new ArrayList<String>();
        for (var i = 0; i < bytes.length; i += bytes.length == 4 ? 1 : 2) {
            var isShort = bytes.length == 4;
            var number = isShort ? bytes[i] & 0xFF : (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
            parts.add(isShort ? "" + number : Integer.toHexString(number).toUpperCase(Locale.ROOT));
        }
        return String.join(bytes.length == 4 ? "." : ":", parts);
    }
}
