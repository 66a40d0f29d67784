package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.wire.Accept;

/** The form in which a client wants objects, or a refusal of upstream's when the server has none of it. */
public final class Accepted {

    private static final String NONE_OF_THESE =
            "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
                    + " application/vnd.kubernetes.protobuf, application/json;stream=watch,"
                    + " application/vnd.kubernetes.protobuf;stream=watch";

    private Accepted() {}

    /** What the request of this call asks for. */
    public static Accept of(Call call) {
        var header = call.request().accept();
        var found = Accept.find(header);
        if (found != null) {
            return found;
        }
        throw Accept.namesServed(header)
                ? Refusals.notAcceptable(
                        "only the following media types are accepted: "
                                + String.join(", ", Accept.SERVED))
                : Refusals.generic(406, "NotAcceptable", NONE_OF_THESE);
    }
}
