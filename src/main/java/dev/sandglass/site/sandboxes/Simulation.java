package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a driver needs of a sandbox: a machine without threads that does nothing by itself. Everything here is deterministic:
 * the same inputs at the same steps give the same history, which is what replaying the journal rests on.
 */
public interface Simulation {

    /** The present moment, epoch nanoseconds of cluster time. */
    long now();

    /** How many alarms have been answered since the sandbox was made. */
    long steps();

    /** When something will be due. */
    OptionalLong nextAlarm();

    /**
     * Answers what is due by then, at most so many alarms and none after its clock was turned, and lets time pass to that
     * moment when nothing more is due before it.
     *
     * @return whether that moment is reached and nothing more is due by then
     */
    boolean drive(long until, int steps);

    /**
     * While time stands still: lets it pass as far as programs at the desk need it to go on, but not beyond the moment.
     *
     * @return whether they need no more
     */
    boolean work(long until, int steps);

    /** How its time is meant to flow. */
    Turned clock();

    /**
     * How a sandbox's clock is turned.
     *
     * @param speed how many times as fast as the wall clock; 0 while paused
     * @param goal the word for what it runs towards, or null
     * @param turns another number whenever any of it has changed
     */
    record Turned(double speed, @Nullable String goal, long turns) {}

    /** A request at the present moment. */
    Reply request(Request request);

    /** What stands above the answer to this request when it goes out as HTTP. */
    default Heading heading(Request request) {
        return Heading.NONE;
    }

    Batch poll(Cursor cursor);

    /** Takes what came from outside, at the present moment. */
    Reply take(Input input);

    /** The offset after the last byte that a terminal has shown. */
    long shown(String terminal);

    /** What a terminal has shown from the offset on, as far as it is kept. */
    Shown output(String terminal, long from);

    /** How a terminal stands; what a new one would be like when there is none of that name. */
    Waiting waiting(String terminal);

    /** The lines that a terminal's shell remembers, the oldest first. */
    List<String> history(String terminal);

    /** Proposals for the last word of a line, as the terminal's shell would make them. */
    List<String> completions(String terminal, String line);

    /** The bearer token of the kubeconfig for outside. */
    String adminToken();

    byte[] freeze();

    /** The answer to keys that no program takes because the shell waits for a line: the line editor's they are. */
    Reply AT_A_PROMPT = new Reply.Ok(Document.of("taken", false));

    /** Bytes of a terminal and the offset of the first of them. */
    record Shown(long at, byte[] bytes) {}

    /**
     * How a terminal stands.
     *
     * @param prompt what its shell waits behind for a line, or null while something runs
     * @param prompts how often it has begun to wait: the number of that prompt
     * @param begun what has been typed of the next line while a program ran
     * @param isOpen whether a shell runs there
     * @param linesDone how many lines that shell has finished
     * @param lastStatus how the last of them ended
     */
    record Waiting(
            @Nullable String prompt,
            int prompts,
            String begun,
            boolean isOpen,
            int linesDone,
            int lastStatus) {}
}
