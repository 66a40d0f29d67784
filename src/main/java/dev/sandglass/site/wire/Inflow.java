package dev.sandglass.site.wire;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** What a client sends on a socket, on its way to the sandbox: who sends faster than that is written down waits. */
final class Inflow {

    /** So many pieces may be on their way to the journal. */
    private static final int MANY = 16;

    private static final short TRY_AGAIN = 1013;

    private final LiveSandbox sandbox;
    private final ServerWebSocket socket;
    private final Context context;
    private int onTheirWay;

    Inflow(LiveSandbox sandbox, ServerWebSocket socket, Context context) {
        this.sandbox = sandbox;
        this.socket = socket;
        this.context = context;
    }

    void push(Cursor to, Push push) {
        onTheirWay++;
        if (onTheirWay == MANY) {
            socket.pause();
        }
        sandbox.input(new Input.Push(to, push))
                .whenCompleteAsync(
                        (reply, _) -> pushed(reply), task -> context.runOnContext(_ -> task.run()));
    }

    private void pushed(@Nullable Reply reply) {
        if (reply instanceof Reply.Refused(var status, var _) && !socket.isClosed()) {
            socket.close(TRY_AGAIN, status.message()); // what comes behind a gap is worth nothing
        }
        onTheirWay--;
        if (onTheirWay == MANY - 1) {
            socket.resume();
        }
    }
}
