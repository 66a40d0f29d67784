package dev.sandglass.cluster.client;

import dev.sandglass.api.Status;
import java.util.List;

/** What came of a call whose refusal the caller wants to look at. */
public sealed interface Answer<T> {

    /** It was done; this is the object as the server has it now. */
    record Done<T>(T object) implements Answer<T> {}

    /** The server said no: the caller decides what that means. */
    record No<T>(Status status) implements Answer<T> {}

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** Whether the server refused for this reason. */
    default boolean isRefused(String reason) {
        return this instanceof No<T>(var status) && status.reason().equals(reason);
    }

    /** Throws a refusal, unless it is for one of these reasons: others got there first, say. */
    default void tolerating(String... reasons) {
        if (this instanceof No<T>(var status) && !List.of(reasons).contains(status.reason())) {
            throw new Refused(status);
        }
    }
}
