package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Request;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import java.util.List;

/** The query parameters of lists and watches; follows upstream's {@code ListOptions}. */
record ListOptions(
        Selection selection,
        String resourceVersion,
        String match,
        long limit,
        String next,
        boolean watch,
        boolean bookmarks,
        boolean sendInitialEvents,
        long timeoutSeconds) {

    private static final Refusals.About KIND = new Refusals.About("meta.k8s.io", "ListOptions");

    static ListOptions read(Call call) {
        var request = call.request();
        var options =
                new ListOptions(
                        Selection.read(call),
                        request.parameterOr("resourceVersion", ""),
                        request.parameterOr("resourceVersionMatch", ""),
                        number(request, "limit"),
                        request.parameterOr("continue", ""),
                        isWatch(request),
                        isTrue(request, "allowWatchBookmarks"),
                        isTrue(request, "sendInitialEvents"),
                        number(request, "timeoutSeconds"));
        options.validate(request.parameter("sendInitialEvents") != null);
        return options;
    }

    static boolean isWatch(Request request) {
        return isTrue(request, "watch");
    }

    private static boolean isTrue(Request request, String name) {
        var value = request.parameter(name);
        return value != null && !value.equals("false") && !value.equals("0");
    }

    private static long number(Request request, String name) {
        var text = request.parameterOr(name, "");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Refusals.badRequest(
                    "strconv.ParseInt: parsing " + Refusals.quoted(text) + ": invalid syntax");
        }
    }

    private void validate(boolean saysInitialEvents) {
        var faults = new Faults();
        if (watch && saysInitialEvents) {
            if (match.isEmpty()) {
                faults.forbidden(
                        "resourceVersionMatch",
                        "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
            } else if (!match.equals("NotOlderThan")) {
                faults.notSupported("resourceVersionMatch", match, List.of("NotOlderThan"));
            }
        } else if (!match.isEmpty()) {
            validateMatch(faults);
        }
        faults.refuse(KIND, "");
    }

    private void validateMatch(Faults faults) {
        if (watch) {
            faults.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is"
                            + " provided");
        }
        if (resourceVersion.isEmpty()) {
            faults.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        if (!next.isEmpty()) {
            faults.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden when continue is provided");
        }
        if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
            faults.notSupported(
                    "resourceVersionMatch", match, List.of("Exact", "NotOlderThan", ""));
        }
        if (match.equals("Exact") && resourceVersion.equals("0")) {
            faults.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
    }
}
