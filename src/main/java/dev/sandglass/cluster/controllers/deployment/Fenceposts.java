package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * How far a rolling update may stray from the number of replicas.
 *
 * <pre>
 *   replicas 3, maxSurge 25%, maxUnavailable 25%    surge 1 (up), unavailable 0 (down)
 *   replicas 2, maxSurge 0,   maxUnavailable 1%     surge 0, unavailable 1: never both 0
 * </pre>
 *
 * @param surge how many more there may be
 * @param unavailable how many fewer there may be available
 */
record Fenceposts(int surge, int unavailable) {

    static Fenceposts of(Deployment deployment) {
        if (!deployment.document().text("spec.strategy.type").equals("RollingUpdate")) {
            return new Fenceposts(0, 0);
        }
        var update = deployment.document().child("spec.strategy.rollingUpdate");
        var replicas = deployment.replicas();
        var surge = scaled(update.get("maxSurge"), replicas, true);
        var unavailable = scaled(update.get("maxUnavailable"), replicas, false);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1;
        }
        return new Fenceposts(surge, Math.min(unavailable, replicas));
    }

    private static int scaled(@Nullable Object value, int replicas, boolean up) {
        return switch (value) {
            case Number number -> number.intValue();
            case String text when text.endsWith("%") -> {
                var percent = Integer.parseInt(text.substring(0, text.length() - 1));
                yield (int)
                        (up
                                ? Math.ceilDiv((long) percent * replicas, 100)
                                : Math.floorDiv((long) percent * replicas, 100));
            }
            case null, default -> 0;
        };
    }
}
