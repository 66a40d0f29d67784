package dev.sandglass.api;

import dev.sandglass.document.Document;

/** An object of a kind that the reader knows nothing about: for parts that treat all kinds alike. */
public record Thing(Document document) implements Typed {

    /** The resource of any kind, read as things. */
    public static Resource<Thing> resource(
            String name, String apiVersion, String kind, boolean isNamespaced) {
        return new Resource<>(name, apiVersion, kind, isNamespaced, Thing::new);
    }
}
