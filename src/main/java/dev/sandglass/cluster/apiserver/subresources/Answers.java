package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;

/** Replies that several subresources give. */
final class Answers {

    private Answers() {}

    /** The thing asked for was made. */
    static Reply created(Call call) {
        var status =
                Document.of(
                        "kind", "Status",
                        "apiVersion", "v1",
                        "metadata", Document.EMPTY,
                        "status", "Success",
                        "code", 201);
        return new Reply.Ok(201, status, call.warnings());
    }
}
