package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.usage.Arguments;

/** {@code kubectl run --attach}, {@code -i}, {@code --rm}: waits for the Pod and joins it. */
final class RunAttached {

    /** Where it stands. */
    record State(String pod) {}

    RunAttached(Arguments arguments, Client client) {}

    int begin(Document pod) {
        throw NotYet.failure("kubectl run --attach and -i");
    }

    int goOn(State state) {
        throw NotYet.failure("kubectl run --attach and -i");
    }
}
