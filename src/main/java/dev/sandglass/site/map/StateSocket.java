package dev.sandglass.site.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.api.Reply;
import dev.sandglass.course.Course;
import dev.sandglass.course.Lesson;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import dev.sandglass.site.sandboxes.Visitor;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What a page knows of its sandbox beside the terminals: {@code /sandboxes/ID/state}.
 *
 * <p>To the browser, in one object each: {@code clock}; {@code board} (all nodes and Pods), then {@code node},
 * {@code nodeGone}, {@code pod}, {@code podGone} as they change; {@code ticks} (events); {@code revision};
 * {@code checks}; {@code prediction}; {@code refused} (why the clock was not turned). From the browser: {@code {"clock":"pause|1|10|60|next|settle"}},
 * {@code {"predict":{"id","answer"}}}. A browser that is slow is told of each thing once, as it is by then.
 */
@WebSocket(path = "/sandboxes/{id}/state")
public class StateSocket {

    private static final UserData.TypedKey<Connected> CONNECTED =
            new UserData.TypedKey<>("connected");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CloseReason BAD_WORD =
            new CloseReason(1008, "That is no message the sandbox knows.");
    private static final CloseReason RESTARTING = new CloseReason(1012, "Please come back.");

    /** What belongs to one connection. */
    private record Connected(
            LiveSandbox sandbox, Looker looker, @Nullable Lesson lesson, Thread teller) {}

    private final Visitor visitor;
    private final Instance<Course> course;

    StateSocket(Visitor visitor, Instance<Course> course) {
        this.visitor = visitor;
        this.course = course;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        switch (visitor.admit(connection.pathParam("id"), connection.handshakeRequest())) {
            case Visitor.Admission.Refused(var reason) -> connection.closeAndAwait(reason);
            case Visitor.Admission.Welcome(var sandbox, var looker) -> {
                var lesson = lesson(sandbox);
                var teller =
                        Thread.ofVirtual()
                                .name("state-out")
                                .unstarted(() -> tell(sandbox, lesson, connection));
                connection
                        .userData()
                        .put(CONNECTED, new Connected(sandbox, looker, lesson, teller));
                teller.start();
            }
        }
    }

    private @Nullable Lesson lesson(LiveSandbox sandbox) {
        return course.isResolvable()
                ? course.get().lesson(sandbox.origin().lesson()).orElse(null)
                : null;
    }

    private static void tell(
            LiveSandbox sandbox, @Nullable Lesson lesson, WebSocketConnection connection) {
        var page = new Page(lesson);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var waiting = sandbox.await(page::news);
                try {
                    for (var message : waiting.get()) {
                        connection.sendTextAndAwait(Json.write(message));
                    }
                } finally {
                    waiting.cancel(false);
                }
            }
        } catch (InterruptedException | CancellationException left) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException end) {
            // the browser has vanished, the sandbox is elsewhere, or what was to be told is broken
            if (connection.isOpen()) {
                connection.close(RESTARTING).subscribe().with(_ -> {}, _ -> {});
            }
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void word(String text, WebSocketConnection connection) {
        var connected = connection.userData().get(CONNECTED);
        if (connected == null) {
            return;
        }
        var word = read(text);
        var command = ClockCommand.of(word.path("clock").asText(""));
        var predict = word.path("predict");
        if (command.isPresent()) {
            var reply = connected.sandbox().input(new Input.Turn(command.get())).join();
            if (reply instanceof Reply.Refused refused) {
                var says = Document.of("refused", refused.status().message());
                connection.sendTextAndAwait(Json.write(says));
            }
        } else if (predict.path("id").isTextual() && predict.path("answer").isTextual()) {
            var id = predict.path("id").asText();
            var answer = predict.path("answer").asText();
            connected
                    .sandbox()
                    .await(
                            sight -> {
                                Page.exercises(sight, connected.lesson())
                                        .predict(id, answer, sight);
                                return true;
                            })
                    .join();
        } else {
            connection.closeAndAwait(BAD_WORD);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        var connected = connection.userData().remove(CONNECTED);
        if (connected != null) {
            connected.teller().interrupt();
            connected.looker().close();
        }
    }

    @OnError
    void lost(IOException gone, WebSocketConnection connection) {
        // the other side has vanished; the close comes by itself
    }
}
