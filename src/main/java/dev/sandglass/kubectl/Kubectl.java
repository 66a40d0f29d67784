package dev.sandglass.kubectl;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;

/**
 * kubectl as a machine. Its commands are straight-line code; when one has to wait, it is left, and run again with the
 * answers it already had (see {@link Tape}).
 *
 * <p>A command costs 50 ms of cluster time: 45 to start and talk, 5 to end. While the clock stands still it costs none: who
 * looks at a cluster that stands, or writes to it, should not move it.
 *
 * @param code the exit code of a command that is done; -1 until then
 */
public record Kubectl(Tape tape, int code) implements Program {

    /** kubectl, not yet started. */
    public static final Kubectl NEW = new Kubectl(Tape.BLANK, -1);

    private static final Duration START = Duration.ofMillis(45);
    private static final Duration END = Duration.ofMillis(5);

    /** The mark of a command that ends well when Ctrl-C ends it. */
    public interface Interruptible {}

    /** A new window size goes on to the other end of an exec. */
    @Override
    public boolean handles(Signal signal) {
        return signal == Signal.WINCH;
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Started _ -> Step.sleep(self.taking(START), this);
            case Wake.Signalled(var signal)
                    when signal == Signal.INT && tape.mark() instanceof Interruptible ->
                    Step.exit(0);
            case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                    Step.exit(signal.exitCode());
            case Wake.Slept _, Wake.Told _, Wake.Signalled _ when code >= 0 -> Step.exit(code);
            case Wake.Slept _, Wake.Told _, Wake.Signalled _, Wake.Read _, Wake.ChildExited _ ->
                    run(self, wake);
        };
    }

    private Step run(Process self, Wake wake) {
        var session = new Session(self, tape, wake);
        try {
            var result = new CommandLine(session).run(self.arguments());
            session.flush();
            return Step.sleep(self.taking(END), new Kubectl(Tape.BLANK, result));
        } catch (Parked parked) {
            session.flush();
            return await(parked.reason(), self, new Kubectl(session.tape(), -1));
        }
    }

    private static Step await(Parked.Reason reason, Process self, Kubectl next) {
        return switch (reason) {
            case Parked.Reason.Input() -> Step.read(0, next);
            case Parked.Reason.NewsOrInput() -> new Step.Listen(0, next);
            case Parked.Reason.Child(var pid) -> Step.awaitChild(pid, next);
            case Parked.Reason.Time(var until) -> Step.sleep(left(until, self), next);
            case Parked.Reason.News(var until) when until < 0 -> Step.await(next);
            case Parked.Reason.News(var until) -> new Step.AwaitFor(left(until, self), next);
        };
    }

    private static Duration left(long until, Process self) {
        return Duration.ofNanos(Math.max(0, until - self.now()));
    }
}
