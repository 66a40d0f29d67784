package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Type.GroupVersionKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be done at one path.
 *
 * @param method of HTTP, in small letters
 * @param action upstream's word for it, empty for discovery
 * @param id operationId
 * @param about the kind that the action is about; null for discovery
 * @param body the type of the request's body, or null
 * @param answers the types of the answers by HTTP's code
 */
record Operation(
        String method,
        String action,
        String id,
        String description,
        @Nullable GroupVersionKind about,
        List<Parameter> parameters,
        @Nullable String body,
        SortedMap<String, String> answers,
        List<String> contentTypes) {

    /** In place of a type: plain text. */
    static final String TEXT = "";

    /** The order in which upstream lists methods. */
    static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch");

    private static final List<String> OBJECT =
            List.of("application/json", "application/vnd.kubernetes.protobuf", "application/yaml");
    private static final List<String> STREAM =
            List.of(
                    "application/json",
                    "application/json;stream=watch",
                    "application/vnd.kubernetes.protobuf",
                    "application/vnd.kubernetes.protobuf;stream=watch",
                    "application/yaml");

    /** One that takes and answers nothing yet. */
    static Operation of(
            String method,
            String action,
            String id,
            String description,
            @Nullable GroupVersionKind about) {
        return new Operation(
                method, action, id, description, about, List.of(), null, new TreeMap<>(), OBJECT);
    }

    Operation with(List<Parameter> more) {
        var all = Parameter.sorted(Stream.concat(parameters.stream(), more.stream()));
        return new Operation(
                method, action, id, description, about, all, body, answers, contentTypes);
    }

    Operation taking(String type) {
        return new Operation(
                method, action, id, description, about, parameters, type, answers, contentTypes);
    }

    /** With an answer of this type under each of these codes. */
    Operation answering(String type, String... codes) {
        var all = new TreeMap<>(answers);
        for (var code : codes) {
            all.put(code, type);
        }
        return new Operation(
                method, action, id, description, about, parameters, body, all, contentTypes);
    }

    /** Answering lists and watches. */
    Operation streaming() {
        return as(STREAM);
    }

    /** With answers in these content types. */
    Operation as(List<String> other) {
        return new Operation(
                method, action, id, description, about, parameters, body, answers, other);
    }

    /** The types that it speaks of. */
    Stream<String> types() {
        var taken = body == null ? Stream.<String>of() : Stream.of(body);
        return Stream.concat(taken, answers.values().stream().filter(type -> !type.equals(TEXT)));
    }
}
