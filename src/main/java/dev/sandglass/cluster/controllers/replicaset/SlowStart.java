package dev.sandglass.cluster.controllers.replicaset;

import dev.sandglass.api.Status;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does a thing so many times in batches of 1, 2, 4, … and stops after a batch with a refusal: what
 * fails once would fail a hundred times (a quota, a webhook).
 */
final class SlowStart {

    private SlowStart() {}

    /** The first refusal, or null when all went well. */
    static @Nullable Status repeat(int count, Supplier<@Nullable Status> call) {
        var rest = count;
        for (var batch = Math.min(rest, 1); batch > 0; batch = Math.min(2 * batch, rest)) {
            Status refusal = null;
            for (var i = 0; i < batch; i++) {
                var status = call.get();
                refusal = refusal == null ? status : refusal;
            }
            if (refusal != null) {
                return refusal;
            }
            rest -= batch;
        }
        return null;
    }
}
