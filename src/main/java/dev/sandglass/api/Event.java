package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 Event}; the same objects are served as {@code events.k8s.io/v1}. */
public record Event(Document document) implements Typed {

    public static final Resource<Event> RESOURCE =
            new Resource<>("events", "v1", "Event", true, Event::new);
    public static final Resource<Event> NEWER =
            new Resource<>("events.events.k8s.io", "events.k8s.io/v1", "Event", true, Event::new);
}
