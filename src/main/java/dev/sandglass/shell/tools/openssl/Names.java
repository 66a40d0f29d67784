package dev.sandglass.shell.tools.openssl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distinguished names, and the numbers behind the words of certificates. */
final class Names {

    static final String RSA = "1.2.840.113549.1.1.1";
    static final String EC = "1.2.840.10045.2.1";
    static final String SHA256_RSA = "1.2.840.113549.1.1.11";
    static final String SHA384_RSA = "1.2.840.113549.1.1.12";
    static final String SHA512_RSA = "1.2.840.113549.1.1.13";
    static final String SHA256_EC = "1.2.840.10045.4.3.2";
    static final String SHA384_EC = "1.2.840.10045.4.3.3";
    static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("CN", "2.5.4.3");
        PARTS.put("O", "2.5.4.10");
        PARTS.put("OU", "2.5.4.11");
        PARTS.put("C", "2.5.4.6");
        PARTS.put("ST", "2.5.4.8");
        PARTS.put("L", "2.5.4.7");
        PARTS.put("serialNumber", "2.5.4.5");
        PARTS.put("emailAddress", "1.2.840.113549.1.9.1");
    }

    private Names() {}

    /** {@code /CN=jane/O=dev} as DER. */
    static byte[] read(String subject) throws Refused {
        if (!subject.startsWith("/")) {
            throw new Refused(
                    "req: subject name is expected to be in the format /type0=value0/type1=value1/type2=..."
                            + " where characters may be escaped by \\. This name is not in that format: '"
                            + subject
                            + "'");
        }
        var sets = new ArrayList<byte[]>();
        for (var part : subject.substring(1).split("(?<!\\\\)/")) {
            if (part.isEmpty()) {
                continue;
            }
            var equals = part.indexOf('=');
            var type = equals < 0 ? part : part.substring(0, equals);
            var object = PARTS.get(type);
            if (equals < 0 || object == null) {
                throw new Refused("req: Skipping unknown subject name attribute \"" + type + "\"");
            }
            var value = part.substring(equals + 1).replaceAll("\\\\(.)", "$1");
            var tag = type.equals("C") ? Der.PRINTABLE : Der.UTF8;
            var pair = Der.of(Der.SEQUENCE, Der.object(object), Der.text(tag, value));
            sets.add(Der.of(Der.SET, pair));
        }
        return Der.of(Der.SEQUENCE, sets.toArray(byte[][]::new));
    }

    /** {@code CN = jane, O = dev}. */
    static String shown(DerValue name) throws Refused {
        var parts = new ArrayList<String>();
        for (var set : name.items()) {
            for (var pair : set.items()) {
                var object = pair.item(0).object();
                var type = object;
                for (var known : PARTS.entrySet()) {
                    type = known.getValue().equals(object) ? known.getKey() : type;
                }
                var value = pair.item(1).text();
                var isOdd = value.matches(".*[,+\"\\\\<>;=].*") || value.startsWith("#");
                parts.add(
                        type + " = " + (isOdd ? "\"" + value.replace("\"", "\\\"") + "\"" : value));
            }
        }
        return String.join(", ", parts);
    }

    static String algorithm(String object) {
        return switch (object) {
            case RSA -> "rsaEncryption";
            case EC -> "id-ecPublicKey";
            case SHA256_RSA -> "sha256WithRSAEncryption";
            case SHA384_RSA -> "sha384WithRSAEncryption";
            case SHA512_RSA -> "sha512WithRSAEncryption";
            case SHA256_EC -> "ecdsa-with-SHA256";
            case SHA384_EC -> "ecdsa-with-SHA384";
            default -> object;
        };
    }

    /** What a key may be used for, by the number in a certificate. */
    static String use(String object) {
        return switch (object) {
            case "1.3.6.1.5.5.7.3.1" -> "TLS Web Server Authentication";
            case "1.3.6.1.5.5.7.3.2" -> "TLS Web Client Authentication";
            case "1.3.6.1.5.5.7.3.3" -> "Code Signing";
            case "1.3.6.1.5.5.7.3.4" -> "E-mail Protection";
            default -> object;
        };
    }

    static String useNumber(String word) throws Refused {
        return switch (word) {
            case "serverAuth" -> "1.3.6.1.5.5.7.3.1";
            case "clientAuth" -> "1.3.6.1.5.5.7.3.2";
            case "codeSigning" -> "1.3.6.1.5.5.7.3.3";
            case "emailProtection" -> "1.3.6.1.5.5.7.3.4";
            default -> throw new Refused("unknown extended key usage " + word);
        };
    }

    static final List<String> KEY_USES =
            List.of(
                    "Digital Signature",
                    "Non Repudiation",
                    "Key Encipherment",
                    "Data Encipherment",
                    "Key Agreement",
                    "Certificate Sign",
                    "CRL Sign",
                    "Encipher Only",
                    "Decipher Only");

    static final List<String> KEY_USE_WORDS =
            List.of(
                    "digitalSignature",
                    "nonRepudiation",
                    "keyEncipherment",
                    "dataEncipherment",
                    "keyAgreement",
                    "keyCertSign",
                    "cRLSign",
                    "encipherOnly",
                    "decipherOnly");
}
