package dev.sandglass.api.schema;

import java.util.List;

/**
 * A path below an object: {@code status}, {@code scale}, {@code log}.
 *
 * @param name the last part of the path
 * @param group the group of the kind that goes over this path: {@code autoscaling} for Scale
 * @param version the version of that kind
 * @param kind that kind: the parent's own for {@code status}
 * @param verbs in order of the alphabet
 */
public record Subresource(
        String name, String group, String version, String kind, List<String> verbs) {

    public Subresource {
        verbs = List.copyOf(verbs);
    }

    public boolean can(String verb) {
        return verbs.contains(verb);
    }
}
