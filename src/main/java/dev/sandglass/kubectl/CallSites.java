package dev.sandglass.kubectl;

import dev.sandglass.api.Request;

/**
 * Which line of upstream's sources sends a request: klog puts it before bodies. Most come from {@code cli-runtime}'s
 * helper, those of generated clients from {@code client-go}.
 */
final class CallSites {

    static final String OPENAPI_INDEX = "client.go:46";
    static final String OPENAPI_DOCUMENT = "groupversion.go:75";
    static final String DISCOVERY = "discovery_client.go:413";
    static final String SCALE = "client.go:232";
    static final String DYNAMIC_GET = "simple.go:242";

    private CallSites() {}

    static String of(Request request) {
        var isTyped = request.accept().startsWith(Client.PROTOBUF);
        var isCollection = isCollection(request.path());
        return switch (request.method()) {
            case GET, HEAD, OPTIONS ->
                    isTyped
                            ? isCollection ? "type.go:183" : "type.go:165"
                            : isCollection ? "helper.go:113" : "helper.go:105";
            case POST -> isTyped ? "type.go:213" : "helper.go:246";
            case PUT -> isTyped ? "type.go:228" : "helper.go:319";
            case PATCH -> isTyped ? "type.go:289" : "helper.go:269";
            case DELETE -> isTyped ? isCollection ? "type.go:274" : "type.go:257" : "helper.go:202";
        };
    }

    /** Whether it is the path of all objects of a kind. */
    private static boolean isCollection(String path) {
        var words = path.substring(1).split("/");
        var from = words[0].equals("apis") ? 3 : 2;
        var isInNamespace = words.length > from + 2 && words[from].equals("namespaces");
        return words.length - (isInNamespace ? from + 2 : from) == 1;
    }
}
