package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.GoSyntax;

/**
 * The refusal of a strategic patch that puts a value where another type belongs: upstream turns the
 * merged tree into an object without going through JSON, and so complains in other words.
 */
final class StrategicFault {

    private static final String DECODING = "json: cannot unmarshal ";
    private static final String OF_TYPE = " of type ";

    private StrategicFault() {}

    static Refusal of(Document patch, String why) {
        var faults = new Faults();
        faults.invalid("patch", GoSyntax.plain(patch), translated(why));
        return new Refusal(faults.status(new Refusals.About("", ""), ""));
    }

    private static String translated(String why) {
        var at = why.lastIndexOf(OF_TYPE);
        if (!why.startsWith(DECODING) || at < 0) {
            return why;
        }
        var type = why.substring(at + OF_TYPE.length());
        var given = why.substring(DECODING.length(), why.indexOf(' ', DECODING.length()));
        var source =
                switch (given) {
                    case "array" -> "slice";
                    case "object" -> "map";
                    case "number" -> "int64";
                    default -> given;
                };
        if (type.startsWith("[]")) {
            return "cannot restore slice from " + source;
        }
        if (type.startsWith("map[")) {
            return "cannot restore map from " + source;
        }
        if (Character.isUpperCase(type.charAt(type.lastIndexOf('.') + 1))) {
            return "cannot restore struct from: " + source;
        }
        return type.equals("string") && given.equals("number")
                ? "cannot convert int64 to string"
                : "unrecognized type: " + type;
    }
}
