package dev.sandglass.api.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API group with its versions, the preferred one first.
 *
 * @param name empty for the core
 * @param versions in the server's order of preference
 */
public record Group(String name, List<Version> versions) {

    public Group {
        versions = List.copyOf(versions);
    }

    /** One version of a group with the kinds served in it, in order of their plurals. */
    public record Version(String name, List<Kind> kinds) {

        public Version {
            kinds = List.copyOf(kinds);
        }
    }

    /** The version that clients take when they name none. */
    public Version preferred() {
        return versions.getFirst();
    }

    /** The version of this name; null when the group has none. */
    public @Nullable Version version(String wanted) {
        for (var version : versions) {
            if (version.name().equals(wanted)) {
                return version;
            }
        }
        return null;
    }

    /** What stands in {@code apiVersion} for this version. */
    public String apiVersion(Version version) {
        return name.isEmpty() ? version.name() : name + "/" + version.name();
    }
}
