package dev.sandglass.cluster.apiserver.strategy;

import java.util.Map;

/** Which strategy each resource has. */
public final class Strategies {

    private static final Strategy PLAIN = new Strategy() {};

    private static final Map<String, Strategy> ALL = Map.of();

    private Strategies() {}

    /** The strategy of a stored resource, such as {@code deployments.apps}. */
    public static Strategy of(String resource) {
        return ALL.getOrDefault(resource, PLAIN);
    }
}
