package dev.sandglass.site.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import dev.sandglass.site.sandboxes.Visitor;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.regex.Pattern;

/**
 * A browser's terminal: {@code /sandboxes/ID/terminals/NAME?from=OFFSET}.
 *
 * <p>A page may give itself a name, {@code page=NAME&kept=N}: then {@code {"heard":N}} says which of its messages (keys and
 * runs, counted) it need not send again, and {@code {"kept":N}} which no crash can take away; see {@link Receipts}.
 *
 * <p>To the browser: {@code {"at":N}} says which offset the next byte has (what lies before and was not seen is lost);
 * binary frames are output, nothing else counts; {@code {"ran":{"id","exit","at"}}} says that a command that a button began
 * has ended. From the browser: binary frames are keys; {@code {"resize":[columns,rows]}};
 * {@code {"run":"kubectl …","id":"b3"}}. A browser that does not read is waited for; what it misses meanwhile beyond 256 KiB
 * it never gets.
 */
@WebSocket(path = "/sandboxes/{id}/terminals/{name}")
public class TerminalSocket {

    private static final UserData.TypedKey<Connected> CONNECTED =
            new UserData.TypedKey<>("connected");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern FROM = Pattern.compile("(?:^|&)from=(\\d{1,17})(?:&|$)");
    private static final Pattern PAGE =
            Pattern.compile("(?:^|&)page=([a-z0-9]{1,32})&kept=(\\d{1,17})(?:&|$)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CloseReason BAD_WORD =
            new CloseReason(1008, "That is no message a terminal knows.");
    private static final int LARGEST = 128 * 1024;
    private static final CloseReason TOO_LARGE =
            new CloseReason(1009, "A message may have at most " + LARGEST + " bytes.");

    private final TerminalViews views;
    private final Visitor visitor;

    TerminalSocket(TerminalViews views, Visitor visitor) {
        this.views = views;
        this.visitor = visitor;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var name = connection.pathParam("name");
        if (!NAME.matcher(name).matches()) {
            connection.closeAndAwait(new CloseReason(4404, "There is no terminal of that name."));
            return;
        }
        switch (visitor.admit(connection.pathParam("id"), connection.handshakeRequest())) {
            case Visitor.Admission.Refused(var reason) -> connection.closeAndAwait(reason);
            case Visitor.Admission.Welcome(var sandbox, var looker) -> {
                var view = views.enter(sandbox, name);
                var from = from(connection.handshakeRequest().query());
                var page = enter(view.receipts(), connection);
                var outgoing = Outgoing.begin(view.screen(), from, connection);
                connection
                        .userData()
                        .put(CONNECTED, new Connected(sandbox, looker, view, page, outgoing));
            }
        }
    }

    private static Receipts.Page enter(Receipts receipts, WebSocketConnection connection) {
        var query = connection.handshakeRequest().query();
        var match = PAGE.matcher(query == null ? "" : query);
        if (!match.find()) {
            return Receipts.NOBODY;
        }
        var kept = Long.parseLong(match.group(2));
        var page = receipts.enter(match.group(1), kept, number -> tell(connection, "kept", number));
        tell(connection, "heard", receipts.heard(page));
        return page;
    }

    /** When the browser has vanished meanwhile, it asks when it comes back. */
    private static void tell(WebSocketConnection connection, String what, long number) {
        try {
            connection
                    .sendText("{\"" + what + "\":" + number + "}")
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        } catch (RuntimeException gone) {
            // its close comes by itself
        }
    }

    private static long from(String query) {
        var match = FROM.matcher(query == null ? "" : query);
        return match.find() ? Long.parseLong(match.group(1)) : 0;
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void keys(byte[] keys, WebSocketConnection connection) {
        var connected = connection.userData().get(CONNECTED);
        if (keys.length > LARGEST) {
            connection.closeAndAwait(TOO_LARGE);
        } else if (connected != null) {
            connected.view.type(keys, connected.page);
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void word(String text, WebSocketConnection connection) {
        var connected = connection.userData().get(CONNECTED);
        if (text.length() > LARGEST) {
            connection.closeAndAwait(TOO_LARGE);
            return;
        }
        if (connected == null) {
            return;
        }
        var word = read(text);
        if (word.path("resize").size() == 2) {
            var columns = Math.clamp(word.path("resize").path(0).asInt(), 10, 500);
            var rows = Math.clamp(word.path("resize").path(1).asInt(), 3, 300);
            connected.view.resize(columns, rows);
        } else if (word.path("drawn").isIntegralNumber()) {
            connected.outgoing.drawn(word.path("drawn").asLong());
        } else if (word.path("run").isTextual() && word.path("id").isTextual()) {
            var command = word.path("run").asText();
            connected.view.run(command, word.path("id").asText(), connected.page);
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
            connected.outgoing.close();
            connected.view.receipts().leave(connected.page);
            connected.looker.close();
            views.leave(connected.sandbox, connection.pathParam("name"), connected.view);
        }
    }

    @OnError
    void lost(java.io.IOException gone, WebSocketConnection connection) {
        // the other side has vanished; the close comes by itself
    }

    /** What belongs to one connection. */
    private record Connected(
            LiveSandbox sandbox,
            Looker looker,
            TerminalView view,
            Receipts.Page page,
            Outgoing outgoing) {}
}
