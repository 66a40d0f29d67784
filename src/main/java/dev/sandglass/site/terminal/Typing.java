package dev.sandglass.site.terminal;

import dev.sandglass.api.Reply;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where keys go: to the line that is being edited, or to the program that runs. The change from one to the other and the keys
 * around it are one order, kept by one lock.
 *
 * <pre>
 *   begin    the shell waits for a line: keys are the editor's
 *   end      the line goes to the sandbox, and behind it the keys that the editor has not read; from here on they are the
 *            program's
 * </pre>
 *
 * <p>A key for a program that has ended meanwhile comes back from the sandbox, and is the next line's. Pages are told what the
 * journal has of their messages: {@link Receipts}.
 */
final class Typing {

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ON_THEIR_WAY = 1_000;
    private static final int RUNS = 16;

    private static final String TOO_MUCH =
            "More was typed than is being read: wait for the program, or press Ctrl C.";

    private final LiveSandbox sandbox;
    private final String terminal;
    private final Keyboard keyboard;
    private final Consumer<String> refused;
    private final Receipts receipts = new Receipts();

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Run> runs = new ArrayDeque<>();
    private final ByteArrayOutputStream cameBack = new ByteArrayOutputStream();
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream();
    private int onTheirWay;
    private boolean editing;
    private boolean runIsInEditor;
    private int linesDone;
    private volatile @Nullable Running running;

    /** A command that a button of the page wants to run. */
    private record Run(String command, String id) {}

    /** A command that a button began; it is over when the shell has finished a line more than this. */
    record Running(String id, int linesBefore) {}

    Typing(LiveSandbox sandbox, String terminal, Keyboard keyboard, Consumer<String> refused) {
        this.sandbox = sandbox;
        this.terminal = terminal;
        this.keyboard = keyboard;
        this.refused = refused;
    }

    Receipts receipts() {
        return receipts;
    }

    boolean isEditing() {
        lock.lock();
        try {
            return editing;
        } finally {
            lock.unlock();
        }
    }

    /** What a button began and nobody was told the end of. */
    @Nullable Running running() {
        return running;
    }

    void toldOf(Running told) {
        lock.lock();
        try {
            if (running == told) {
                running = null;
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- from the browser ----

    /** Keys. Ctrl-C at a program overtakes what was typed before and has not been taken yet. */
    void type(byte[] keys, Receipts.Page from) {
        lock.lock();
        try {
            if (!receipts.hear(from)) {
                return;
            }
            if (!editing && keys.length == 1 && keys[0] == CTRL_C) {
                cameBack.reset();
                behind.reset();
                send(keys);
            } else if (cameBack.size() > 0 || behind.size() > 0 || editing && onTheirWay > 0) {
                wait(keys);
            } else {
                deliver(keys);
            }
        } finally {
            lock.unlock();
        }
    }

    private void wait(byte[] keys) {
        if (behind.size() + keys.length > Keyboard.LARGEST) {
            refused.accept(TOO_MUCH);
        } else {
            behind.writeBytes(keys);
        }
    }

    private void deliver(byte[] keys) {
        if (!editing) {
            send(keys);
        } else if (!keyboard.type(keys)) {
            refused.accept(TOO_MUCH);
        }
    }

    private void send(byte[] keys) {
        if (keys.length == 0) {
            return;
        }
        if (onTheirWay >= ON_THEIR_WAY) {
            refused.accept(TOO_MUCH);
            return;
        }
        onTheirWay++;
        var heard = receipts.mark();
        sandbox.input(new Input.Keys(terminal, keys))
                .whenComplete((reply, _) -> arrived(keys, reply, heard));
    }

    private void arrived(byte[] keys, @Nullable Reply reply, Receipts.Mark heard) {
        if (reply instanceof Reply.Refused(var status, var _)) {
            refused.accept(status.message());
        }
        lock.lock();
        try {
            onTheirWay--;
            if (Simulation.AT_A_PROMPT.equals(reply)) {
                cameBack.writeBytes(keys);
            } else if (reply != null && nothingWaits()) {
                receipts.kept(heard);
            }
            deliverThoseThatWait();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that was heard is the editor's or on its way. */
    private boolean nothingWaits() {
        return cameBack.size() == 0 && behind.size() == 0 && runs.isEmpty();
    }

    private void deliverThoseThatWait() {
        if (onTheirWay > 0 || !editing && cameBack.size() > 0) {
            return; // the order first; and those that came back wait for the line
        }
        cameBack.writeBytes(behind.toByteArray());
        behind.reset();
        var keys = cameBack.toByteArray();
        cameBack.reset();
        if (keys.length > 0) {
            deliver(keys);
        }
    }

    /** Types a command as soon as the shell wants one. */
    void run(String command, String id, Receipts.Page from) {
        lock.lock();
        try {
            if (!receipts.hear(from)) {
                return;
            }
            if (runs.size() >= RUNS) {
                refused.accept("More commands wait in this terminal than it will run.");
                return;
            }
            runs.add(new Run(command, id));
            typeRun();
        } finally {
            lock.unlock();
        }
    }

    /** Into an empty line, pasted: a Tab in it is a Tab, and several lines are one paste. What was half typed comes after it. */
    private void typeRun() {
        if (!editing || runIsInEditor || runs.isEmpty()) {
            return;
        }
        var run = runs.remove();
        var keys =
                "\u0005"
                        + LineEditor.PUT_ASIDE
                        + "\u001b[200~"
                        + run.command().strip()
                        + "\u001b[201~\r";
        if (keyboard.type(keys.getBytes(StandardCharsets.UTF_8))) {
            runIsInEditor = true;
            running = new Running(run.id(), linesDone);
        } else {
            refused.accept(TOO_MUCH);
        }
    }

    // ---- lines ----

    /**
     * The shell waits for a line.
     *
     * @param waiting how many lines came before, and what has been typed of this one while a program ran
     * @return whether a line is to be edited from now on; else one is being edited already
     */
    boolean begin(Simulation.Waiting waiting) {
        lock.lock();
        try {
            linesDone = waiting.linesDone();
            if (editing) {
                return false;
            }
            editing = true;
            keyboard.type(waiting.begun().getBytes(StandardCharsets.UTF_8));
            deliverThoseThatWait();
            typeRun();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The line is ended, in this way.
     *
     * @param kept happens when the journal has it
     * @param again happens when the sandbox takes no line for the moment: the next is edited behind the same prompt
     */
    void end(LineEditor.Outcome outcome, Runnable kept, Consumer<@Nullable Running> again) {
        var input =
                switch (outcome) {
                    case LineEditor.Outcome.Line(var text) -> new Input.Line(terminal, text);
                    case LineEditor.Outcome.Interrupted _, LineEditor.Outcome.TooLong _ ->
                            new Input.Key(terminal, CTRL_C);
                    case LineEditor.Outcome.Ended _ -> new Input.Key(terminal, CTRL_D);
                };
        lock.lock();
        try {
            editing = false;
            runIsInEditor = false;
            var rest = keyboard.rest();
            var isAll = rest.length == 0 && onTheirWay == 0 && nothingWaits();
            var heard = isAll ? receipts.mark() : Receipts.Mark.NONE;
            sandbox.input(input)
                    .thenAccept(
                            reply -> {
                                kept.run();
                                receipts.kept(heard);
                                if (reply instanceof Reply.Refused(var status, var _)) {
                                    refused.accept(status.message());
                                    editAgain(again);
                                }
                            });
            deliver(rest);
        } finally {
            lock.unlock();
        }
    }

    private void editAgain(Consumer<@Nullable Running> again) {
        lock.lock();
        try {
            if (editing) {
                return; // the shell has asked for another line meanwhile
            }
            editing = true;
            again.accept(running);
            running = null;
            deliverThoseThatWait();
            typeRun();
        } finally {
            lock.unlock();
        }
    }
}
