package dev.sandglass.cluster.apiserver.validation;

import static java.util.Map.entry;

import java.util.Map;

/** Which validation each resource has. */
public final class Validations {

    private static final Validation NONE = new Validation() {};

    private static final Map<String, Validation> ALL =
            Map.ofEntries(
                    entry("pods", new PodValidation()));

    private Validations() {}

    /** The validation of a stored resource, such as {@code deployments.apps}. */
    public static Validation of(String resource) {
        return ALL.getOrDefault(resource, NONE);
    }
}
