package dev.sandglass.kubectl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The words of a command line that name types and objects, taken apart as upstream does it. */
final class TypedWords {

    /** {@code TYPE/NAME}. */
    record Tuple(String resource, String name) {}

    static final String MISSING =
            """
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'""";

    private final Client client;
    private final List<Failure> errors;
    private final List<String> types = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Tuple> tuples = new ArrayList<>();

    /**
     * @param errors where complaints go
     */
    TypedWords(Client client, List<Failure> errors) {
        this.client = client;
        this.errors = errors;
    }

    List<String> types() {
        return types;
    }

    List<String> names() {
        return names;
    }

    List<Tuple> tuples() {
        return tuples;
    }

    /** {@code TYPE/NAME}, or names of the default type. */
    void named(String defaultType, List<String> words) {
        for (var word : words) {
            if (word.contains("/")) {
                addTuple(word);
            } else if (defaultType.isEmpty()) {
                errors.add(Failure.of("the argument \"" + word + "\" must be RESOURCE/NAME"));
            } else {
                tuples.add(new Tuple(defaultType, word));
            }
        }
    }

    /** Takes the words apart, and says whether it is a type alone. */
    boolean words(List<String> typed) {
        var words = spread(typed);
        var slashes = words.stream().filter(w -> w.contains("/")).count();
        if (slashes > 0) {
            if (slashes != words.size()) {
                errors.add(mixed());
            } else {
                words.forEach(this::addTuple);
            }
            return false;
        }
        if (words.isEmpty()) {
            return false;
        }
        types.addAll(split(withoutCategories(words.getFirst())));
        names.addAll(words.subList(1, words.size()));
        return words.size() == 1;
    }

    private static Failure mixed() {
        return Failure.of(
                "there is no need to specify a resource type as a separate argument when passing arguments"
                        + " in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of"
                        + " 'kubectl get resource resource/<resource_name>'");
    }

    private void addTuple(String word) {
        var parts = word.split("/", -1);
        if (parts.length != 2) {
            errors.add(
                    Failure.of("arguments in resource/name form may not have more than one slash"));
        } else if (parts[0].isEmpty() || parts[1].isEmpty() || split(parts[0]).size() != 1) {
            errors.add(
                    Failure.of(
                            "arguments in resource/name form must have a single resource and name"));
        } else {
            tuples.add(new Tuple(parts[0], parts[1]));
        }
    }

    /** {@code a,b x y} means {@code a/x a/y b/x b/y}. */
    private static List<String> spread(List<String> words) {
        if (words.size() < 2) {
            return words;
        }
        var first = split(words.getFirst());
        if (first.size() < 2) {
            return words;
        }
        var pairs = new ArrayList<String>();
        for (var type : first) {
            words.subList(1, words.size()).forEach(name -> pairs.add(type + "/" + name));
        }
        return pairs;
    }

    private static List<String> split(String types) {
        return List.copyOf(new LinkedHashSet<>(List.of(types.split(",", -1))));
    }

    private String withoutCategories(String types) {
        var replaced = new ArrayList<String>();
        for (var type : types.split(",", -1)) {
            var members = client.resources().category(type);
            if (members.isEmpty()) {
                replaced.add(type);
            }
            members.forEach(kind -> replaced.add(kind.groupResource()));
        }
        return String.join(",", replaced);
    }

    // ---- what goes together ----

    void refuseBesideFiles() {
        if (!types.isEmpty()) {
            throw Failure.of(
                    "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        }
        if (!names.isEmpty()) {
            throw Failure.of("name cannot be provided when a path is specified");
        }
        if (!tuples.isEmpty()) {
            throw Failure.of("resource/name arguments cannot be provided when a path is specified");
        }
    }

    void refuseBesideSelector() {
        if (!names.isEmpty()) {
            throw Failure.of("name cannot be provided when a selector is specified");
        }
        if (!tuples.isEmpty()) {
            throw Failure.of(
                    "selectors and the all flag cannot be used when passing resource/name arguments");
        }
        if (types.isEmpty()) {
            throw Failure.of("at least one resource must be specified to use a selector");
        }
    }
}
