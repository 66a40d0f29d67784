package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Small checks that many kinds share, worded as upstream's validation packages word them. */
final class Checks {

    static final long INT32_MAX = Integer.MAX_VALUE;

    private Checks() {}

    /** Tells what a rule says of a value. */
    static void rule(
            String field, String value, Function<String, List<String>> rule, Faults faults) {
        for (var message : rule.apply(value)) {
            faults.invalid(field, value, message);
        }
    }

    /** The same; where it stands is put together only when something is to be told. */
    static void rule(
            String path,
            String field,
            String value,
            Function<String, List<String>> rule,
            Faults faults) {
        for (var message : rule.apply(value)) {
            faults.invalid(path + field, value, message);
        }
    }

    /** A name that must be there and follow the rule. */
    static void required(
            String field, String value, Function<String, List<String>> rule, Faults faults) {
        if (value.isEmpty()) {
            faults.required(field, "");
        } else {
            rule(field, value, rule, faults);
        }
    }

    /** One of these words. */
    static void oneOf(String field, String value, List<String> words, Faults faults) {
        if (!words.contains(value)) {
            faults.notSupported(field, value, words);
        }
    }

    /** One of these words, which must be there. */
    static void requiredOneOf(String field, String value, List<String> words, Faults faults) {
        if (value.isEmpty()) {
            faults.required(field, "");
        } else {
            oneOf(field, value, words, faults);
        }
    }

    /** The same; where it stands is put together only when that must be said. */
    static void requiredOneOf(
            String path, String field, String value, List<String> words, Faults faults) {
        if (value.isEmpty() || !words.contains(value)) {
            requiredOneOf(path + field, value, words, faults);
        }
    }

    static void notNegative(String field, long value, Faults faults) {
        if (value < 0) {
            faults.invalid(field, value, "must be greater than or equal to 0");
        }
    }

    static void between(String field, long value, long least, long most, Faults faults) {
        if (value < least || value > most) {
            faults.invalid(
                    field, value, "must be between " + least + " and " + most + ", inclusive");
        }
    }

    static void port(String field, long value, Faults faults) {
        between(field, value, 1, 65_535, faults);
    }

    /** A port by number or by name. */
    static void portOrName(String field, Object value, Faults faults) {
        switch (value) {
            case String name -> rule(field, name, Names::portName, faults);
            case Long number -> port(field, number, faults);
            case null, default -> port(field, 0, faults);
        }
    }

    /** Labels of anything: keys and values. */
    static void labels(String field, Document labels, Faults faults) {
        for (var i = 0; i < labels.size(); i++) {
            if (!isPlain(labels.key(i))) {
                rule(field, labels.key(i), Names::qualifiedName, faults);
            }
            var value = labels.valueAt(i) instanceof String text ? text : "";
            if (!isPlain(value)) {
                rule(field, value, Names::labelValue, faults);
            }
        }
    }

    /** Most keys and values are short words: they need no further look. */
    private static boolean isPlain(String word) {
        if (word.isEmpty() || word.length() > 63) {
            return false;
        }
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** A field that may not change. */
    static void immutable(String field, Object now, Object before, Faults faults) {
        if (!Objects.equals(now, before)) {
            faults.invalid(field, now, "field is immutable");
        }
    }

    /** An address of either family. */
    static void address(String field, String value, Faults faults) {
        if (!isAddress(value)) {
            faults.invalid(
                    field, value, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    static boolean isAddress(String value) {
        return value.indexOf(':') >= 0 ? isVersion6(value) : isVersion4(value);
    }

    static boolean isVersion4(String value) {
        var parts = 0;
        var number = -1;
        for (var i = 0; i <= value.length(); i++) {
            var c = i < value.length() ? value.charAt(i) : '.';
            if (c == '.') {
                if (number < 0 || number > 255) {
                    return false;
                }
                parts++;
                number = -1;
            } else if (c < '0' || c > '9' || number == 0) {
                return false;
            } else {
                number = Math.max(number, 0) * 10 + (c - '0');
            }
        }
        return parts == 4;
    }

    private static boolean isVersion6(String value) {
        var groups = 0;
        var digits = 0;
        var gap = value.indexOf("::");
        if (gap >= 0 && value.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        for (var i = 0; i <= value.length(); i++) {
            var c = i < value.length() ? value.charAt(i) : ':';
            if (c == ':') {
                groups += digits > 0 ? 1 : 0;
                digits = 0;
            } else if (Character.digit(c, 16) < 0 || ++digits > 4) {
                return false;
            }
        }
        return gap >= 0 ? groups < 8 : groups == 8;
    }
}
