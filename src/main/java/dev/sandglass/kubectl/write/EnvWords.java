package dev.sandglass.kubectl.write;

import dev.sandglass.api.Names;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Variables as they are typed: {@code KEY=VALUE}, {@code KEY-}, and {@code -} for standard input.
 *
 * @param set variables as containers hold them
 */
record EnvWords(List<Document> set, List<String> removed) {

    /** The words before the first variable, and the variables. */
    static Pairs.Parted split(List<String> words) {
        var targets = new ArrayList<String>();
        var changes = new ArrayList<String>();
        for (var word : words) {
            if (word.indexOf('=') > 0 || word.endsWith("-")) {
                changes.add(word);
            } else if (changes.isEmpty()) {
                targets.add(word);
            } else {
                throw Failure.of(
                        "all resources must be specified before environment changes: "
                                + String.join(" ", words));
            }
        }
        return new Pairs.Parted(targets, changes);
    }

    static EnvWords parse(List<String> words, Session session) {
        var set = new ArrayList<Document>();
        var removed = new ArrayList<String>();
        for (var word : words) {
            var equals = word.indexOf('=');
            if (word.equals("-")) {
                set.addAll(read(session));
            } else if (equals >= 0) {
                var name = word.substring(0, equals);
                var faults = Names.strictEnvironmentVariable(name);
                if (!faults.isEmpty()) {
                    throw Failure.of(
                            "\""
                                    + name
                                    + "\" is not a valid key name: "
                                    + String.join(";", faults));
                }
                set.add(variable(name, word.substring(equals + 1)));
            } else if (word.endsWith("-")) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                throw Failure.of("unknown environment variable: " + word);
            }
        }
        if (set.stream().anyMatch(v -> removed.contains(v.text("name")))) {
            throw Failure.of(
                    "can not both modify and remove the same environment variable in the same command");
        }
        return new EnvWords(set, removed);
    }

    private static Document variable(String name, String value) {
        return value.isEmpty()
                ? Document.of("name", name)
                : Document.of("name", name, "value", value);
    }

    private static List<Document> read(Session session) {
        var variables = new ArrayList<Document>();
        for (var line : new String(session.readAllInput(), StandardCharsets.UTF_8).split("\n")) {
            var comment = line.indexOf('#');
            var text = comment < 0 ? line : line.substring(0, comment);
            var equals = text.indexOf('=');
            if (equals >= 0) {
                variables.add(variable(text.substring(0, equals), text.substring(equals + 1)));
            }
        }
        return variables;
    }
}
