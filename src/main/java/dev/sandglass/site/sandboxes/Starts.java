package dev.sandglass.site.sandboxes;

import java.util.Optional;

/** What the sandboxes of lessons hold at their beginning. The course answers; sandboxes know nothing else of it. */
public interface Starts {

    /** The manifest of the lesson at this path, perhaps empty of objects; nothing when there is no such lesson. */
    Optional<String> of(String lesson);
}
