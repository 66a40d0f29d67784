package dev.sandglass.kubectl.kustomize;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * An object on its way through a build.
 *
 * @param names all names it had, the present one last
 * @param hashes whether a hash of its data is added to its name at the end
 */
record Item(Document object, List<String> names, boolean hashes) {

    static Item of(Document object) {
        return new Item(object, List.of(object.text("metadata.name")), false);
    }

    String kind() {
        return object.text("kind");
    }

    String name() {
        return names.getLast();
    }

    Item with(Document other) {
        return new Item(other, names, hashes);
    }

    Item renamed(String name) {
        if (name.equals(name())) {
            return this;
        }
        var all = new ArrayList<>(names);
        all.add(name);
        return new Item(object.with("metadata.name", name), List.copyOf(all), hashes);
    }
}
