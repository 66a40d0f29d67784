package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.Request;
import dev.sandglass.document.Items;
import java.util.List;

/**
 * The query parameters of writes: {@code dryRun}, {@code fieldValidation}, {@code fieldManager}.
 */
public final class WriteOptions {

    /** What is done about fields that the schema does not know. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    private static final int LONGEST_MANAGER = 128;

    private WriteOptions() {}

    /**
     * Refuses values that no server knows.
     *
     * @param kind {@code CreateOptions}, {@code UpdateOptions} or {@code PatchOptions}
     */
    public static void check(Request request, String kind) {
        if (request.query().isEmpty()) {
            return;
        }
        var faults = new Faults();
        var dryRun = request.query().get("dryRun");
        if (dryRun != null) {
            checkDryRun(dryRun, faults);
        }
        var validation = request.parameterOr("fieldValidation", "");
        switch (validation) {
            case "", "Ignore", "Warn", "Strict" -> {}
            default ->
                    faults.notSupported(
                            "fieldValidation", validation, List.of("", "Ignore", "Strict", "Warn"));
        }
        checkManager(request, kind, faults);
        faults.refuse(new Refusals.About("meta.k8s.io", kind), "");
    }

    private static void checkManager(Request request, String kind, Faults faults) {
        var manager = request.parameterOr("fieldManager", "");
        if (manager.length() > LONGEST_MANAGER) {
            faults.tooLong("fieldManager", LONGEST_MANAGER);
        }
        for (var i = 0; i < manager.length(); i++) {
            if (Character.isISOControl(manager.charAt(i))) {
                faults.invalid("fieldManager", manager, "should only contain printable characters");
                break;
            }
        }
        if (kind.equals("PatchOptions")
                && request.parameter("force") != null
                && !isApply(request)) {
            faults.forbidden("force", "may not be specified for non-apply patch");
        }
    }

    private static boolean isApply(Request request) {
        var type =
                switch (request.body()) {
                    case Request.Body.None _ -> "";
                    case Request.Body.Tree(_, var contentType) -> contentType;
                    case Request.Body.Raw(_, var contentType) -> contentType;
                };
        return type.startsWith(Request.APPLY_PATCH);
    }

    static void checkDryRun(List<?> words, Faults faults) {
        if (!words.stream().allMatch("All"::equals)) {
            faults.notSupported("dryRun", Items.copyOf(words), List.of("All"));
        }
    }

    /** Strict, warn or ignore; a server warns unless told otherwise. */
    public static FieldValidation fieldValidation(Request request) {
        return switch (request.parameterOr("fieldValidation", "")) {
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default -> FieldValidation.WARN;
        };
    }
}
