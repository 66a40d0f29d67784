package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of objects as kubectl does: as JSON values one behind the other if it begins with a
 * brace, else, or when JSON fails early, as YAML documents between lines of {@code ---}.
 */
final class YamlStream {

    private static final int LOOKS_AT_MOST = 4096;

    private final String text;
    private final List<Object> values = new ArrayList<>();

    YamlStream(String text) {
        this.text = text;
    }

    Yaml.Stream read() {
        var head = text.substring(0, Math.min(LOOKS_AT_MOST, text.length())).stripLeading();
        try {
            if (head.startsWith("{")) {
                json();
            } else {
                yaml(text, null);
            }
            return new Yaml.Stream(values, null);
        } catch (Malformed fault) {
            return new Yaml.Stream(values, fault.getMessage());
        }
    }

    private void json() {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var from = 0;
        var count = 0;
        while (true) {
            var reader = new JsonReader(bytes, null);
            try {
                if (!reader.hasMore(from)) {
                    return;
                }
                keep(reader.next(from));
                count++;
                from = reader.end();
            } catch (Malformed fault) {
                var told = streamed(fault, bytes.length);
                if (count > 1) { // surely JSON then
                    throw told.offset() == bytes.length ? told : fault;
                }
                var rest = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
                yaml(withoutLeadingBlanks(rest, told), told);
                return;
            }
        }
    }

    // a decoder that reads from a stream has other words for an end that comes too early
    private static Malformed streamed(Malformed fault, int length) {
        return fault.getMessage().equals("unexpected end of JSON input")
                ? new Malformed("unexpected EOF", length)
                : new Malformed("json: offset " + fault.offset() + ": " + fault.getMessage());
    }

    // up to and with the first newline, as upstream, which then wants four bytes to look at
    private static String withoutLeadingBlanks(String rest, Malformed told) {
        for (var i = 0; i + 4 <= rest.length(); i++) {
            if (rest.charAt(i) == '\n') {
                return rest.substring(i + 1);
            }
            if (!Character.isWhitespace(rest.charAt(i))) {
                return rest.substring(i);
            }
        }
        throw told;
    }

    private void yaml(String rest, @Nullable Malformed earlier) {
        var document = new StringBuilder();
        var pending = earlier;
        for (var line : rest.lines().toList()) {
            if (!line.startsWith("---")) {
                document.append(line).append('\n');
                continue;
            }
            var behind = line.substring(3).strip();
            if (!behind.isEmpty() && behind.charAt(0) != '#') {
                throw pending != null
                        ? pending
                        : new Malformed("invalid Yaml document separator: " + behind);
            }
            if (document.isEmpty()) {
                document.append(line).append('\n'); // it counts as a line of the document behind it
            } else {
                document(document, pending);
                pending = null;
            }
        }
        document(document, pending);
    }

    private void document(StringBuilder document, @Nullable Malformed earlier) {
        try {
            if (!document.isEmpty()) {
                keep(Yaml.parse(document.toString()));
            }
        } catch (Malformed fault) {
            throw earlier != null
                    ? earlier
                    : new Malformed("error converting YAML to JSON: " + fault.getMessage());
        }
        document.setLength(0);
    }

    private void keep(@Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }
}
