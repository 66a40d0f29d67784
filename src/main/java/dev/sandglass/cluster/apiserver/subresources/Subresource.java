package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import java.util.function.UnaryOperator;

/** A path below objects that does not carry the object itself. */
public interface Subresource {

    /**
     * What a client sent.
     *
     * @param verb as discovery names it
     * @param edit makes the object of a PUT or PATCH from the one that is there
     */
    record Asked(String verb, Document body, UnaryOperator<Document> edit) {}

    Reply serve(Call call, Asked asked);
}
