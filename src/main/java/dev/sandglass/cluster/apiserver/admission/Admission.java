package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.document.Document;
import org.jspecify.annotations.Nullable;

/** One admission plugin. */
public interface Admission {

    /** What is being done. */
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * A write that is to be admitted.
     *
     * @param old null when created
     * @param name empty when it is still to be generated
     */
    record Attempt(Call call, Operation operation, String name, @Nullable Document old, Root root) {

        boolean isOf(String resource) {
            return call.kind().groupResource().equals(resource)
                    && call.route().subresource().isEmpty();
        }
    }

    /** The object as it shall be from now on; for a deletion, what is returned is ignored. */
    Document admit(Document object, Attempt attempt);
}
