package dev.sandglass.api.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object as discovery tells of it: the words for it, its scope, what can be done with
 * it.
 *
 * <p>Follows upstream's {@code APIResource}. Plain data: {@link Schema} has its type and columns.
 *
 * @param group the API group, empty for the core
 * @param version such as {@code v1}
 * @param name the kind: {@code Deployment}
 * @param plural the resource in paths: {@code deployments}
 * @param singular {@code deployment}
 * @param shortNames {@code deploy}
 * @param categories {@code all}
 * @param namespaced whether its objects live in namespaces
 * @param verbs what can be done: {@code create}, {@code delete}, … in order of the alphabet
 * @param subresources {@code scale}, {@code status}, … in order of the alphabet
 * @param storageVersionHash what discovery publishes; empty for kinds that are not stored
 */
public record Kind(
        String group,
        String version,
        String name,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        List<String> verbs,
        List<Subresource> subresources,
        String storageVersionHash) {

    public Kind {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    /** What stands in {@code apiVersion}: {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The resource with its group as messages write it: {@code pods}, {@code deployments.apps}. */
    public String groupResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean can(String verb) {
        return verbs.contains(verb);
    }

    /** The subresource of this name; null when the kind has none. */
    public @Nullable Subresource subresource(String name) {
        for (var subresource : subresources) {
            if (subresource.name().equals(name)) {
                return subresource;
            }
        }
        return null;
    }

    /**
     * Whether the word is this kind's plural, singular or one of its short names, in small letters.
     */
    public boolean isCalled(String word) {
        return plural.equals(word) || singular.equals(word) || shortNames.contains(word);
    }
}
