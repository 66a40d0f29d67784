package dev.sandglass.cluster.apiserver.openapi;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be done at one path.
 *
 * @param method of HTTP, in small letters
 * @param action upstream's word for it, empty for discovery
 * @param id operationId
 * @param group of the kind that the action is about; the kind is empty for discovery
 * @param body the type of the request's body, or null
 * @param answers the types of the answers by HTTP's code
 */
record Operation(
        String method,
        String action,
        String id,
        String description,
        String group,
        String version,
        String kind,
        List<Parameter> parameters,
        @Nullable String body,
        SortedMap<String, String> answers,
        List<String> contentTypes) {

    /** In place of a type: plain text. */
    static final String TEXT = "";

    /** The order in which upstream lists methods. */
    static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    static final List<String> OBJECT =
            List.of("application/json", "application/vnd.kubernetes.protobuf", "application/yaml");
    static final List<String> STREAM = List.of(
            "application/json", "application/json;stream=watch", "application/vnd.kubernetes.protobuf",
            "application/vnd.kubernetes.protobuf;stream=watch", "application/yaml");
    static final List<String> ANY = List.of("*/*");
    static final List<String> LOG = List.of(
            "application/json", "application/vnd.kubernetes.protobuf", "application/yaml", "text/plain");
}
