package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;

/** What objects of one kind may look like, when made and when changed. */
public interface Validation {

    /** What is wrong with a new object. */
    default void create(Document object, Faults faults) {}

    /** What is wrong with a change of the object itself. */
    default void update(Document object, Document old, Faults faults) {}

    /** What is wrong with a change through another subresource than status. */
    default void updateThrough(String subresource, Document object, Document old, Faults faults) {
        update(object, old, faults);
    }

    /** What is wrong with a change of its status. */
    default void updateStatus(Document object, Document old, Faults faults) {}

    /** How names of this kind must be made. */
    default NameRule names() {
        return NameRule.SUBDOMAIN;
    }
}
