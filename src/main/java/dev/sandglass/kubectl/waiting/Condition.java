package dev.sandglass.kubectl.waiting;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.printing.GoValues;
import dev.sandglass.kubectl.printing.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code --for} asks for. */
sealed interface Condition {

    /** The object is there. */
    record Created() implements Condition {}

    /** The object is gone. */
    record Deleted() implements Condition {}

    /** Something that an object shows or does not show. */
    sealed interface Shown extends Condition {
        boolean isMet(Document object);
    }

    static Condition of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "create" -> new Created();
            case "delete" -> new Deleted();
            default -> {
                if (text.startsWith("condition=")) {
                    yield OfStatus.of(text.substring("condition=".length()));
                }
                if (text.startsWith("jsonpath=")) {
                    yield OfPath.of(text.substring("jsonpath=".length()));
                }
                throw Failure.of("unrecognized condition: " + GoQuote.quote(text));
            }
        };
    }

    /** A condition of the status has a value; what an older generation says does not count. */
    record OfStatus(String type, String status) implements Shown {

        static OfStatus of(String text) {
            var equals = text.indexOf('=');
            return equals < 0
                    ? new OfStatus(text, "true")
                    : new OfStatus(text.substring(0, equals), text.substring(equals + 1));
        }

        @Override
        public boolean isMet(Document object) {
            var found =
                    object.items("status.conditions")
                            .documents()
                            .filter(c -> c.text("type").equalsIgnoreCase(type) && c.has("status"))
                            .findFirst();
            if (found.isEmpty() || isOutdated(found.get(), object)) {
                return false;
            }
            return found.get().text("status").equalsIgnoreCase(status);
        }

        private static boolean isOutdated(Document condition, Document object) {
            if (object.at("metadata.generation") == null) {
                return false;
            }
            var generation = object.number("metadata.generation", 0);
            if (condition.has("observedGeneration")) {
                return condition.number("observedGeneration", 0) < generation;
            }
            return object.at("status.observedGeneration") != null
                    && object.number("status.observedGeneration", 0) < generation;
        }
    }

    /** A path leads to a value; to any when the value is empty. */
    record OfPath(String path, String value) implements Shown {

        static OfPath of(String text) {
            var parts = split(text);
            if (parts.size() > 2) {
                throw Failure.of(
                        "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or"
                                + " --for=jsonpath='{.status.readyReplicas}'");
            }
            var path = Templates.relaxed(parts.getFirst());
            if (path.isEmpty()) {
                throw Failure.of("jsonpath expression cannot be empty");
            }
            Templates.check(path);
            if (parts.size() == 1) {
                return new OfPath(path, "");
            }
            var value = unquoted(parts.getLast());
            if (value.isEmpty()) {
                throw Failure.of(
                        "jsonpath wait has to have a value after equal sign, like"
                                + " --for=jsonpath='{.status.readyReplicas}'=3");
            }
            return new OfPath(path, value);
        }

        /** Parts at every single equals sign; a double one belongs to an expression. */
        private static List<String> split(String text) {
            var parts = new ArrayList<String>();
            var part = new StringBuilder();
            for (var i = 0; i < text.length(); i++) {
                if (text.startsWith("==", i)) {
                    part.append("==");
                    i++;
                } else if (text.charAt(i) == '=') {
                    parts.add(part.toString());
                    part.setLength(0);
                } else {
                    part.append(text.charAt(i));
                }
            }
            parts.add(part.toString());
            return parts;
        }

        private static String unquoted(String text) {
            var from = 0;
            var to = text.length();
            while (from < to && isQuote(text.charAt(from))) {
                from++;
            }
            while (to > from && isQuote(text.charAt(to - 1))) {
                to--;
            }
            return text.substring(from, to);
        }

        private static boolean isQuote(char character) {
            return character == '\'' || character == '"';
        }

        @Override
        public boolean isMet(Document object) {
            var found = Templates.results(path, object);
            if (found.isEmpty() || found.getFirst().isEmpty()) {
                return false;
            }
            if (found.size() > 1) {
                throw Failure.of("given jsonpath expression matches more than one list");
            }
            if (found.getFirst().size() > 1) {
                throw Failure.of("given jsonpath expression matches more than one value");
            }
            return value.isEmpty() || isValue(found.getFirst().getFirst());
        }

        private boolean isValue(Object found) {
            if (found instanceof Document || found instanceof Items) {
                throw Failure.of(
                        "jsonpath leads to a nested object or list which is not supported");
            }
            return GoValues.print(found).strip().equals(value.strip());
        }
    }
}
