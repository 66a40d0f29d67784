package dev.sandglass.api.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an API server serves: kinds, the types of their objects, and the columns of their Tables.
 *
 * <p>Follows upstream's {@code runtime.Scheme} together with the published OpenAPI. Immutable; the
 * types of a group version are read at their first use. Kinds of CustomResourceDefinitions come as
 * another implementation laid over {@link #builtIn()}.
 */
public interface Schema {

    /** The kinds that Kubernetes v1.35 brings, those of metrics-server among them. */
    static Schema builtIn() {
        return RecordedSchema.Held.SCHEMA;
    }

    /** All kinds with their groups, in the order of discovery. */
    Kinds kinds();

    /**
     * The type of this full name, such as {@code io.k8s.api.core.v1.PodSpec}; null when there is
     * none.
     */
    @Nullable Type type(String name);

    /** The type of this kind's objects; null when it has none ({@code PodExecOptions}). */
    @Nullable Type type(String group, String version, String kind);

    /** The type of this kind's objects. */
    default Type type(Kind kind) {
        var type = type(kind.group(), kind.version(), kind.name());
        if (type == null) {
            throw new IllegalArgumentException("no type for " + kind);
        }
        return type;
    }

    /** The columns of this kind's Table. */
    List<Column> columns(Kind kind);

    /** Whether a finished DELETE answers the object that was there; else it answers a Status. */
    boolean deleteAnswersObject(Kind kind);

    /**
     * The hash that the recorded server publishes for its OpenAPI v3 document of this path ({@code
     * apis/apps/v1}): the SHA-512 of the document. Null for documents that it does not have.
     */
    @Nullable String openApiHash(String path);

    /**
     * This schema serving other kinds of it: without metrics-server's, say, {@code
     * schema.serving(schema.kinds().without("metrics.k8s.io"))}.
     */
    default Schema serving(Kinds kinds) {
        return new NarrowedSchema(this, kinds);
    }
}
