package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How something is to be deleted, as the body or the query say.
 *
 * @param gracePeriodSeconds null when not said
 * @param propagation {@code Foreground}, {@code Background}, {@code Orphan}; empty when not said
 * @param uid demanded of the object; empty for any
 * @param resourceVersion demanded of the object; empty for any
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        String propagation,
        String uid,
        String resourceVersion,
        boolean dryRun) {

    private static final Refusals.About KIND = new Refusals.About("meta.k8s.io", "DeleteOptions");

    public static final DeleteOptions NONE = new DeleteOptions(null, "", "", "", false);

    /** Reads the options of a body; of the query when there is no body. */
    public static DeleteOptions read(Document body, Call call) {
        if (body.isEmpty()) {
            return fromQuery(call);
        }
        var orphan = body.get("orphanDependents");
        var policy = body.text("propagationPolicy");
        if (policy.isEmpty() && orphan instanceof Boolean orphans) {
            policy = orphans ? "Orphan" : "Background";
        }
        if (orphan != null && body.has("propagationPolicy")) {
            var faults = new Faults();
            faults.invalid(
                    "propagationPolicy",
                    policy,
                    "orphanDependents and deletionPropagation cannot be both set");
            faults.refuse(KIND, "");
        }
        var grace = body.get("gracePeriodSeconds") instanceof Long seconds ? seconds : null;
        return new DeleteOptions(
                        grace,
                        policy,
                        body.text("preconditions.uid"),
                        body.text("preconditions.resourceVersion"),
                        call.isDryRun() || !body.items("dryRun").isEmpty())
                .validated(body.items("dryRun"));
    }

    private static DeleteOptions fromQuery(Call call) {
        var request = call.request();
        var grace = request.parameter("gracePeriodSeconds");
        var orphans = request.parameter("orphanDependents");
        var policy = request.parameterOr("propagationPolicy", "");
        if (policy.isEmpty() && orphans != null) {
            policy = orphans.equals("true") || orphans.equals("1") ? "Orphan" : "Background";
        }
        return new DeleteOptions(
                        grace == null ? null : number(grace), policy, "", "", call.isDryRun())
                .validated(List.of());
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw Refusals.badRequest(
                    "strconv.ParseInt: parsing " + Refusals.quoted(text) + ": invalid syntax");
        }
    }

    private DeleteOptions validated(List<?> dryRunWords) {
        var faults = new Faults();
        switch (propagation) {
            case "", "Foreground", "Background", "Orphan" -> {}
            default ->
                    faults.notSupported(
                            "propagationPolicy",
                            propagation,
                            List.of("Foreground", "Background", "Orphan", "nil"));
        }
        WriteOptions.checkDryRun(dryRunWords, faults);
        faults.refuse(KIND, "");
        return this;
    }

    public DeleteOptions withGracePeriod(long seconds) {
        return new DeleteOptions(seconds, propagation, uid, resourceVersion, dryRun);
    }
}
