package dev.sandglass.kubectl.running;

import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a command in a container to its end and keeps what it prints. */
record CommandIn(String namespace, String pod, String container, Client client) {

    /**
     * What came of it.
     *
     * @param failure the command's exit code, or why it could not run; null when all went well
     */
    record Result(byte[] out, byte[] err, @Nullable Failure failure) {
        void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** Whether the command ends well; what it prints, and why it cannot run, is nobody's business. */
    boolean succeeds(List<String> words) {
        try {
            return run(words, null, true).failure() == null;
        } catch (Failure _) {
            return false;
        }
    }

    /**
     * Runs it.
     *
     * @param input what it reads; null for none
     */
    Result run(List<String> words, byte @Nullable [] input, boolean quiet) {
        var path = "/api/v1/namespaces/" + namespace + "/pods/" + pod;
        var found = client.object(client.get(path).withAccept(Client.TYPED));
        Joining.refuseEnded(found, "cannot exec into a container");
        var name = container.isEmpty() ? chosen(found, quiet) : container;
        var request = client.get(path + "/exec").withQuery(Map.of("command", words));
        return stream(Streaming.streams(request, name, input != null, true, false), input);
    }

    private String chosen(Document found, boolean quiet) {
        return Containers.choose(found, "", quiet, client).text("name");
    }

    private Result stream(Request request, byte @Nullable [] input) {
        var cursor =
                switch (Streaming.connect(client, request)) {
                    case Reply.Opened opened -> opened.cursor();
                    case Reply.Refused refused -> throw new Refusal(refused.status());
                    case Reply.Ok _, Reply.Raw _ ->
                            throw new IllegalStateException(
                                    "an answer where a stream was due: " + request);
                };
        if (input != null) {
            client.push(cursor, new Push.Input(input));
            client.push(cursor, new Push.EndOfInput());
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        while (true) {
            var batch = client.await(cursor, -1);
            out.writeBytes(batch.out());
            err.writeBytes(batch.err());
            if (batch.end() != null) {
                return new Result(out.toByteArray(), err.toByteArray(), failure(batch.end()));
            }
            cursor = batch.next();
        }
    }

    private static @Nullable Failure failure(Document status) {
        try {
            Streaming.finish(status);
            return null;
        } catch (Failure failure) {
            return failure;
        }
    }
}
