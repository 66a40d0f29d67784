package dev.sandglass.cluster.images;

import dev.sandglass.cluster.runtime.Image;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The images of a few repositories, made when the first of them is asked for: a sandbox asks for few, and to make them
 * all would be a tenth of the time that {@code ./sandglass shell -c} takes.
 */
final class Shelf {

    private final List<String> repositories;
    private final Supplier<List<ImageSource>> sources;
    private volatile @Nullable Map<String, Image> images;

    Shelf(Supplier<List<ImageSource>> sources, String... repositories) {
        this.sources = sources;
        this.repositories = List.of(repositories);
    }

    /** What stands here; the images are of no other. */
    List<String> repositories() {
        return repositories;
    }

    /** The image of this whole name, by tag or by digest, or null. */
    @Nullable Image find(String name) {
        return images().get(name);
    }

    /** All of them, once for each of their names. */
    Collection<Image> all() {
        return images().values();
    }

    private Map<String, Image> images() {
        var found = images;
        if (found == null) {
            found = make(); // twice, if two threads ask first: nobody tells them apart
            images = found;
        }
        return found;
    }

    private Map<String, Image> make() {
        var made = new HashMap<String, Image>();
        for (var source : sources.get()) {
            var image = source.build();
            for (var tag : image.tags()) {
                put(image.repository() + ":" + tag, image, made);
            }
            put(image.digestReference(), image, made);
        }
        return made;
    }

    private static void put(String name, Image image, Map<String, Image> into) {
        if (into.put(name, image) != null) {
            throw new IllegalStateException("two images are called " + name);
        }
    }
}
