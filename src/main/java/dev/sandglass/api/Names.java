package dev.sandglass.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules for names, labels and the like. Each check returns what is wrong with a value in
 * upstream's words, nothing if all is well.
 *
 * <p>Follows apimachinery's validation package. The regular expressions stand in messages only:
 * checks run on every request, so they are loops.
 */
public final class Names {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String QUALIFIED_RULE =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                    + " an alphanumeric character";

    private Names() {}

    // ---- names of objects ----

    /** A name of one part: a Namespace, a container. */
    public static List<String> dns1123Label(String value) {
        var faults = longerThan(value, 63);
        if (!isLabel(value, 0, value.length())) {
            faults.add(
                    isSubdomain(value)
                            ? "must not contain dots"
                            : rule(
                                    "a lowercase RFC 1123 label must consist of lower case"
                                            + " alphanumeric characters or '-', and must start and end"
                                            + " with an alphanumeric character",
                                    LABEL,
                                    "my-name",
                                    "123-abc"));
        }
        return faults;
    }

    /** A name of parts between dots: most objects' names. */
    public static List<String> dns1123Subdomain(String value) {
        var faults = longerThan(value, 253);
        if (!isSubdomain(value)) {
            faults.add(
                    rule(
                            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                                    + " characters, '-' or '.', and must start and end with an"
                                    + " alphanumeric character",
                            SUBDOMAIN,
                            "example.com"));
        }
        return faults;
    }

    /** A name of one part that begins with a letter. */
    public static List<String> dns1035Label(String value) {
        var faults = longerThan(value, 63);
        if (!isLabel(value, 0, value.length()) || !isLower(value.charAt(0))) {
            faults.add(
                    rule(
                            "a DNS-1035 label must consist of lower case alphanumeric characters or"
                                    + " '-', start with an alphabetic character, and end with an"
                                    + " alphanumeric character",
                            "[a-z]([-a-z0-9]*[a-z0-9])?",
                            "my-name",
                            "abc-123"));
        }
        return faults;
    }

    /** A subdomain behind {@code *.}: hosts of Ingresses. */
    public static List<String> wildcardDns1123Subdomain(String value) {
        var faults = longerThan(value, 253);
        if (!value.startsWith("*.") || !isSubdomain(value.substring(2))) {
            faults.add(
                    rule(
                            "a wildcard DNS-1123 subdomain must start with '*.', followed by a"
                                    + " valid DNS subdomain, which must consist of lower case"
                                    + " alphanumeric characters, '-' or '.' and end with an"
                                    + " alphanumeric character",
                            "\\*\\." + SUBDOMAIN,
                            "*.example.com"));
        }
        return faults;
    }

    /** A name that is a segment of a path: those of RBAC's objects. */
    public static List<String> pathSegment(String value) {
        if (value.equals(".") || value.equals("..")) {
            return List.of("may not be '" + value + "'");
        }
        var faults = new ArrayList<String>();
        if (value.indexOf('/') >= 0) {
            faults.add("may not contain '/'");
        }
        if (value.indexOf('%') >= 0) {
            faults.add("may not contain '%'");
        }
        return faults;
    }

    // ---- labels and annotations ----

    /** A label's key, an annotation's key, a taint's key: {@code app}, {@code example.com/app}. */
    public static List<String> qualifiedName(String value) {
        var faults = new ArrayList<String>();
        var slash = value.indexOf('/');
        if (slash >= 0 && value.indexOf('/', slash + 1) >= 0) {
            faults.add(
                    "a valid label key "
                            + rule(QUALIFIED_RULE, QUALIFIED, "MyName", "my.name", "123-abc")
                            + " with an optional DNS subdomain prefix and '/' (e.g."
                            + " 'example.com/MyName')");
            return faults;
        }
        if (slash == 0) {
            faults.add("prefix part must be non-empty");
        } else if (slash > 0) {
            dns1123Subdomain(value.substring(0, slash))
                    .forEach(f -> faults.add("prefix part " + inBytes(f)));
        }
        var name = value.substring(slash + 1);
        if (name.isEmpty()) {
            faults.add("name part must be non-empty");
        } else if (utf8Length(name) > 63) {
            faults.add("name part must be no more than 63 bytes");
        }
        if (!isQualified(name)) {
            faults.add(
                    "name part " + rule(QUALIFIED_RULE, QUALIFIED, "MyName", "my.name", "123-abc"));
        }
        return faults;
    }

    // upstream's rules for labels say it right: it is bytes that Go counts
    private static String inBytes(String fault) {
        return fault.equals("must be no more than 253 characters")
                ? "must be no more than 253 bytes"
                : fault;
    }

    /** A label's value, which may be empty. */
    public static List<String> labelValue(String value) {
        var faults = new ArrayList<String>(2);
        if (utf8Length(value) > 63) {
            faults.add("must be no more than 63 bytes");
        }
        if (!value.isEmpty() && !isQualified(value)) {
            faults.add(
                    rule(
                            "a valid label must be an empty string or consist of alphanumeric"
                                    + " characters, '-', '_' or '.', and must start and end with an"
                                    + " alphanumeric character",
                            "(" + QUALIFIED + ")?",
                            "MyValue",
                            "my_value",
                            "12345"));
        }
        return faults;
    }

    // ---- parts of specs ----

    /** A key of a ConfigMap's or Secret's data. */
    public static List<String> configMapKey(String value) {
        var faults = longerThan(value, 253);
        if (value.isEmpty()
                || !value.chars().allMatch(c -> isAlphanumeric(c) || "-._".indexOf(c) >= 0)) {
            faults.add(
                    rule(
                            "a valid config key must consist of alphanumeric characters, '-', '_'"
                                    + " or '.'",
                            "[-._a-zA-Z0-9]+",
                            "key.name",
                            "KEY_NAME",
                            "key-name"));
        }
        if (value.equals(".") || value.equals("..")) {
            faults.add("must not be '" + value + "'");
        } else if (value.startsWith("..")) {
            faults.add("must not start with '..'");
        }
        return faults;
    }

    /** The name of an environment variable, as the server takes it since v1.34: nearly anything. */
    public static List<String> environmentVariable(String value) {
        var faults = new ArrayList<String>();
        if (value.isEmpty()) {
            faults.add("environment variable name must be non-empty");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=')) {
            faults.add(
                    "a valid environment variable name must consist only of printable ASCII"
                            + " characters other than '='");
        }
        return faults;
    }

    /** The name of an environment variable as kubectl still demands it of files. */
    public static List<String> strictEnvironmentVariable(String value) {
        var faults = new ArrayList<String>();
        var letters = value.chars().allMatch(c -> isAlphanumeric(c) || "-._".indexOf(c) >= 0);
        if (value.isEmpty() || !letters || value.charAt(0) >= '0' && value.charAt(0) <= '9') {
            faults.add(
                    rule(
                            "a valid environment variable name must consist of alphabetic"
                                    + " characters, digits, '_', '-', or '.', and must not start with a"
                                    + " digit",
                            "[-._a-zA-Z][-._a-zA-Z0-9]*",
                            "my.env-name",
                            "MY_ENV.NAME",
                            "MyEnvName1"));
        }
        if (value.equals(".") || value.equals("..")) {
            faults.add("must not be '" + value + "'");
        } else if (value.startsWith("..")) {
            faults.add("must not start with '..'");
        }
        return faults;
    }

    /** A port of 1 to 65535. */
    public static List<String> portNumber(long port) {
        return port >= 1 && port <= 65535
                ? List.of()
                : List.of("must be between 1 and 65535, inclusive");
    }

    /** The name of a port. */
    public static List<String> portName(String value) {
        var faults = longerThan(value, 15);
        if (value.isEmpty() || !value.chars().allMatch(Names::isLabelCharacter)) {
            faults.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (value.chars().noneMatch(Names::isLower)) {
            faults.add("must contain at least one letter (a-z)");
        }
        if (value.contains("--")) {
            faults.add("must not contain consecutive hyphens");
        }
        if (value.startsWith("-") || value.endsWith("-")) {
            faults.add("must not begin or end with a hyphen");
        }
        return faults;
    }

    /** A share such as {@code 25%}. */
    public static List<String> percent(String value) {
        var digits = value.endsWith("%") ? value.substring(0, value.length() - 1) : "";
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        return List.of(
                rule(
                        "a valid percent string must be a numeric string followed by an ending '%'",
                        "[0-9]+%", "1%", "93%"));
    }

    /** The name of an HTTP header. */
    public static List<String> httpHeader(String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> isAlphanumeric(c) || c == '-')) {
            return List.of();
        }
        return List.of(
                rule(
                        "a valid HTTP header must consist of alphanumeric characters or '-'",
                        "[-A-Za-z0-9]+",
                        "X-Header-Name"));
    }

    // ---- wording ----

    /** How upstream tells a rule: its words, examples, its regular expression. */
    public static String rule(String words, String regex, String... examples) {
        var out = new StringBuilder(words).append(examples.length == 0 ? " (" : " (e.g. ");
        for (var i = 0; i < examples.length; i++) {
            out.append(i > 0 ? " or '" : "'").append(examples[i]).append("', ");
        }
        return out.append("regex used for validation is '").append(regex).append("')").toString();
    }

    private static List<String> longerThan(String value, int most) {
        var faults = new ArrayList<String>(2);
        if (utf8Length(value) > most) {
            faults.add("must be no more than " + most + " characters");
        }
        return faults;
    }

    // Go counts bytes
    private static int utf8Length(String value) {
        var length = 0;
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    // ---- characters ----

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLowerOrDigit(int c) {
        return isLower(c) || c >= '0' && c <= '9';
    }

    private static boolean isLabelCharacter(int c) {
        return isLowerOrDigit(c) || c == '-';
    }

    private static boolean isAlphanumeric(int c) {
        return isLowerOrDigit(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isLabel(String value, int from, int to) {
        if (from >= to
                || !isLowerOrDigit(value.charAt(from))
                || !isLowerOrDigit(value.charAt(to - 1))) {
            return false;
        }
        for (var i = from + 1; i < to - 1; i++) {
            if (!isLabelCharacter(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubdomain(String value) {
        var from = 0;
        while (true) {
            var dot = value.indexOf('.', from);
            if (!isLabel(value, from, dot < 0 ? value.length() : dot)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            from = dot + 1;
        }
    }

    private static boolean isQualified(String value) {
        var last = value.length() - 1;
        if (last < 0 || !isAlphanumeric(value.charAt(0)) || !isAlphanumeric(value.charAt(last))) {
            return false;
        }
        for (var i = 1; i < last; i++) {
            var c = value.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
