package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Status;
import dev.sandglass.document.Document;

/** What a sandbox answers when it takes no more for the moment. */
final class Busy {

    private Busy() {}

    static Reply reply() {
        return refused(
                "This server is writing down more than it can at the moment; try again in a few seconds.");
    }

    static Reply refused(String message) {
        return new Reply.Refused(new Status(429, "TooManyRequests", message, Document.EMPTY));
    }
}
