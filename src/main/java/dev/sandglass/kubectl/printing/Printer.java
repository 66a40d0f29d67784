package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;

/** Turns an object into text. May keep count of what it has printed; is made anew for each run of a command. */
@FunctionalInterface
public interface Printer {

    /** The object's text, with a newline at its end where the format has one. */
    String print(Document object);
}
