package dev.sandglass.api.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an Accept header asks for: a media type, and objects as they are, as rows of a Table or as
 * their metadata.
 *
 * @param mediaType one of the server's: {@code application/json}, {@code application/yaml}, {@code
 *     application/vnd.kubernetes.protobuf}
 */
public record Accept(String mediaType, As as) {

    /** What becomes of the objects. */
    public enum As {
        OBJECTS,
        TABLE,
        METADATA,
        METADATA_LIST
    }

    public static final String JSON = "application/json";
    public static final String YAML = "application/yaml";
    public static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    public static final List<String> SERVED = List.of(JSON, YAML, PROTOBUF);
    private static final Accept PLAIN = new Accept(JSON, As.OBJECTS);

    private record Clause(String type, String as, String group, String version, double weight) {}

    /** The best that the server has of what the header asks for; null when it has nothing of it. */
    public static @Nullable Accept find(String header) {
        if (header.isEmpty() || header.equals(JSON) || header.equals("*/*")) {
            return PLAIN;
        }
        for (var clause : clauses(header)) {
            var type = type(clause.type());
            var as = type.isEmpty() ? null : as(clause);
            if (as != null && !(as == As.TABLE && type.equals(PROTOBUF))) { // which has no Tables
                return new Accept(type, as);
            }
        }
        return null;
    }

    /** Whether the header names a media type that the server has, in whatever form. */
    public static boolean namesServed(String header) {
        return clauses(header).stream().anyMatch(clause -> !type(clause.type()).isEmpty());
    }

    /** The media type that an answer to this header has: JSON when nothing fits. */
    public static String mediaType(String header) {
        var found = find(header);
        return found == null ? JSON : found.mediaType();
    }

    private static List<Clause> clauses(String header) {
        var clauses = new ArrayList<Clause>();
        for (var from = 0; from <= header.length(); ) {
            var end = header.indexOf(',', from);
            end = end < 0 ? header.length() : end;
            clauses.add(clause(header.substring(from, end)));
            from = end + 1;
        }
        clauses.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        return clauses;
    }

    private static Clause clause(String text) {
        var type = "";
        var as = "";
        var group = "";
        var version = "";
        var weight = 1.0;
        for (var from = 0; from <= text.length(); ) {
            var end = text.indexOf(';', from);
            end = end < 0 ? text.length() : end;
            var part = text.substring(from, end).strip();
            var equals = part.indexOf('=');
            var value = part.substring(equals + 1);
            switch (equals < 0 ? "" : part.substring(0, equals)) {
                case "" -> type = type.isEmpty() ? part : type;
                case "as" -> as = value;
                case "g" -> group = value;
                case "v" -> version = value;
                case "q" -> weight = weight(value);
                default -> {}
            }
            from = end + 1;
        }
        return new Clause(type, as, group, version, weight);
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private static String type(String asked) {
        return switch (asked) {
            case "*/*", "application/*" -> JSON;
            default -> SERVED.contains(asked) ? asked : "";
        };
    }

    private static @Nullable As as(Clause clause) {
        if (clause.as().isEmpty()) {
            return As.OBJECTS;
        }
        var known =
                clause.group().equals("meta.k8s.io")
                        && (clause.version().equals("v1") || clause.version().equals("v1beta1"));
        if (!known) {
            return null;
        }
        return switch (clause.as()) {
            case "Table" -> As.TABLE;
            case "PartialObjectMetadata" -> As.METADATA;
            case "PartialObjectMetadataList" -> As.METADATA_LIST;
            default -> null;
        };
    }
}
