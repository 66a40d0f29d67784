package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A simulation that does little but forgets nothing: a tick each second, and a terminal on which every tick and every line is
 * written with its step, its moment and a sum over all that came before. Two of them show the same only if everything
 * happened to both in the same way.
 */
class Ticking implements Simulation {

    static final long SECOND = 1_000_000_000L;

    private final StringBuilder terminal = new StringBuilder();
    private long now;
    private long steps;
    private long nextTick;
    private long sum;
    private double speed = 1;
    private @Nullable String goal;
    private long turns;

    Ticking(long now) {
        this.now = now;
        this.nextTick = now + SECOND;
    }

    static Ticking thaw(byte[] bytes) {
        var parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 6);
        var ticking = new Ticking(Long.parseLong(parts[0]));
        ticking.steps = Long.parseLong(parts[1]);
        ticking.nextTick = Long.parseLong(parts[2]);
        ticking.sum = Long.parseLong(parts[3]);
        ticking.speed = Double.parseDouble(parts[4]);
        ticking.terminal.append(parts[5]);
        return ticking;
    }

    @Override
    public String adminToken() {
        return "token";
    }

    @Override
    public byte[] freeze() {
        if (terminal.indexOf("no ice ") >= 0) {
            throw new IllegalStateException("does not freeze");
        }
        return (now + "\n" + steps + "\n" + nextTick + "\n" + sum + "\n" + speed + "\n" + terminal)
                .getBytes(StandardCharsets.UTF_8);
    }

    static Templates templates(Wall wall) {
        return new Templates() {
            @Override
            public boolean areReady() {
                return true;
            }

            @Override
            public Set<String> plans() {
                return Set.of("small");
            }

            @Override
            public Forked fork(String plan, long seed, String lesson) {
                return Forked.made("", new Ticking(wall.now()));
            }

            @Override
            public Simulation thaw(byte[] bytes, String base) {
                return Ticking.thaw(bytes);
            }
        };
    }

    private void show(String what) {
        sum = sum * 31 + now + steps + what.hashCode();
        terminal.append(what).append(' ').append(steps).append(' ').append(now).append(' ');
        terminal.append(sum).append('\n');
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public OptionalLong nextAlarm() {
        return OptionalLong.of(nextTick);
    }

    @Override
    public boolean drive(long until, int budget) {
        var before = turns;
        for (var i = 0; i < budget && nextTick <= until && turns == before; i++) {
            now = nextTick;
            nextTick += SECOND;
            steps++;
            show("tick");
            turns += goal == null ? 0 : 1;
            goal = null;
        }
        if (nextTick <= until) {
            return false;
        }
        now = Math.max(now, until);
        return true;
    }

    @Override
    public boolean work(long until, int steps) {
        return true;
    }

    @Override
    public Turned clock() {
        return new Turned(speed, goal, turns);
    }

    private void turn(ClockCommand command) {
        turns++;
        switch (command) {
            case ClockCommand.Speed(var times) -> speed = times;
            case ClockCommand.Next _, ClockCommand.Settle _, ClockCommand.Pass _ -> goal = "next";
        }
    }

    @Override
    public Reply request(Request request) {
        return new Reply.Ok(Document.of("step", steps));
    }

    /** A log: what the terminal shows. */
    @Override
    public Batch poll(Cursor cursor) {
        var log = (Cursor.Log) cursor;
        var bytes = output("", log.offset()).bytes();
        return Batch.bytes(bytes, new byte[0], log(log.offset() + bytes.length));
    }

    static Cursor.Log log(long offset) {
        return new Cursor.Log("web", "nginx", 0, offset, Map.of());
    }

    @Override
    public Reply take(Input input) {
        switch (input) {
            case Input.Line(var _, var text) when text.equals("break") ->
                    throw new IllegalStateException("broken on purpose");
            case Input.Line(var _, var text) -> show(text);
            case Input.Ask(var request) -> show(request.path());
            case Input.Turn(var command) -> turn(command);
            case Input.Passing(var until, var steps) -> drive(until, steps);
            default -> {}
        }
        return new Reply.Ok(Document.of("step", steps));
    }

    @Override
    public long shown(String name) {
        return terminal.length();
    }

    @Override
    public Shown output(String name, long from) {
        var bytes = terminal.toString().getBytes(StandardCharsets.UTF_8);
        return new Shown(from, Arrays.copyOfRange(bytes, (int) from, bytes.length));
    }

    @Override
    public List<String> history(String terminal) {
        return List.of();
    }

    @Override
    public List<String> completions(String name, String line) {
        return List.of("tick ", "tock ");
    }

    @Override
    public Waiting waiting(String name) {
        return new Waiting("$ ", 1, "", true, 0, 0);
    }
}
