package dev.sandglass.cluster.controllers.garbage;

import dev.sandglass.api.Thing;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/** What owner references say. */
final class Owners {

    private Owners() {}

    /**
     * How the owners of an object are, by uid.
     *
     * @param solid they are there
     * @param dangling they are gone
     * @param waiting they wait for this object to go
     */
    record Standing(List<String> solid, List<String> dangling, List<String> waiting) {

        Standing() {
            this(new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(1));
        }

        List<String> others() {
            var others = new ArrayList<>(dangling);
            others.addAll(waiting);
            return others;
        }
    }

    /** Whether the dependent keeps an owner that waits. */
    static boolean blocks(Thing dependent, Thing owner) {
        for (var item : dependent.ownerReferences()) {
            if (item instanceof Document reference && reference.text("uid").equals(owner.uid())) {
                return reference.flag("blockOwnerDeletion");
            }
        }
        return false;
    }
}
