package dev.sandglass.site.wire;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;

/** What a client sends on a socket, on its way to the sandbox: who sends faster than that is written down waits. */
final class Inflow {

    /** So many pieces may be on their way to the journal. */
    private static final int MANY = 16;

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
                        (_, _) -> pushed(), task -> context.runOnContext(_ -> task.run()));
    }

    private void pushed() {
        onTheirWay--;
        if (onTheirWay == MANY - 1) {
            socket.resume();
        }
    }
}
