package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;

/** Which objects a list, a watch or a deletion of many is about: label selector, field selector, one name. */
record Selection(String name) {

    static Selection read(Call call) {
        return new Selection(call.route().name());
    }

    boolean isEverything() {
        return name.isEmpty();
    }

    boolean selects(Document object) {
        return name.isEmpty() || name.equals(object.text("metadata.name"));
    }
}
