package dev.sandglass.kubectl;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a command works on: upstream's {@code resource.Info}.
 *
 * @param source the file it was read from, {@code STDIN}, or empty
 * @param object what is known of it; a list or Table for a selection that was not taken apart
 */
public record Target(
        Kind kind, String namespace, String name, String source, @Nullable Document object) {

    public Target with(Document other) {
        return new Target(kind, namespace, name, source, other);
    }

    /** What is known of it. */
    public Document known() {
        if (object == null) {
            throw new IllegalStateException(this + " was not fetched");
        }
        return object;
    }

    /** {@code deployment.apps/web}, as success messages name it. */
    public String shown() {
        var group = kind.group().isEmpty() ? "" : "." + kind.group();
        return kind.name().toLowerCase(Locale.ROOT) + group + "/" + name;
    }

    /** {@code deployments/web}: upstream's ObjectName. */
    public String objectName() {
        return kind.plural() + "/" + name;
    }

    /** The path of its object. */
    public String path() {
        return Client.path(kind, namespace, name);
    }

    /** {@code Deployment.apps}: how Go prints a GroupKind. */
    public String groupKind() {
        return kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
    }

    /** {@code apps/v1, Kind=Deployment}: how Go prints a GroupVersionKind. */
    public String groupVersionKind() {
        return (kind.group().isEmpty() ? "/" : kind.group() + "/")
                + kind.version()
                + ", Kind="
                + kind.name();
    }

    /** {@code apps/v1, Resource=deployments}: how Go prints a GroupVersionResource. */
    public static String groupVersionResource(Kind kind) {
        return kind.group() + "/" + kind.version() + ", Resource=" + kind.plural();
    }
}
