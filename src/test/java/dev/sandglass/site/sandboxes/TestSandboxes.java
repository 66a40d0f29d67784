package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import java.util.List;
import java.util.Set;

/** Live sandboxes around a test's own simulation. */
public final class TestSandboxes {

    private TestSandboxes() {}

    /** One whose journal can be held up. */
    public record Stalling(LiveSandbox sandbox, Runnable stall, Runnable goOn) {}

    public static LiveSandbox of(Simulation simulation) {
        return of(simulation, new MemoryLedger());
    }

    public static Stalling stalling(Simulation simulation) {
        var ledger = new MemoryLedger();
        return new Stalling(of(simulation, ledger), ledger::block, ledger::unblock);
    }

    private static LiveSandbox of(Simulation simulation, MemoryLedger ledger) {
        return made(around(simulation, ledger));
    }

    /** Those whose simulation answers each request with this, and so whatever else comes; nothing is news in it. */
    public static Sandboxes answering(Reply request, Reply input) {
        var simulation =
                new Ticking(0) {
                    @Override
                    public Reply request(Request asked) {
                        return request;
                    }

                    @Override
                    public Reply take(Input taken) {
                        return taken instanceof Input.Ask ? request : input;
                    }

                    @Override
                    public Batch poll(Cursor cursor) {
                        return Batch.events(List.of(), cursor);
                    }
                };
        return around(simulation, new MemoryLedger());
    }

    public static LiveSandbox made(Sandboxes sandboxes) {
        return sandboxes.make(null, "", "test", 1, "").join();
    }

    private static Sandboxes around(Simulation simulation, MemoryLedger ledger) {
        var templates =
                new Templates() {
                    @Override
                    public boolean areReady() {
                        return true;
                    }

                    @Override
                    public Set<String> plans() {
                        return Set.of("test");
                    }

                    @Override
                    public Forked fork(String plan, long seed, String lesson) {
                        return Forked.made("", simulation);
                    }

                    @Override
                    public Simulation thaw(byte[] bytes, String base) {
                        throw new UnsupportedOperationException();
                    }
                };
        return new Sandboxes(templates, ledger, Wall.SYSTEM);
    }
}
