package dev.sandglass.site.sandboxes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the journal knows of one sandbox: the inputs by number, the freezes, and what must not be shown before its input is
 * written. Belongs to the driver of the turn.
 */
final class Diary {

    private static final int INPUTS_A_FREEZE = 500;

    /** A large sandbox is frozen after more inputs: what freezing costs must not grow with it for each of them. */
    private static final int BYTES_AN_INPUT = 12;

    private final String sandbox;
    private final String base;
    private final Simulation simulation;
    private final Journal journal;
    private final Held held = new Held();
    private final Runnable whenTorn;
    private final List<Journal.Entry> pending = new ArrayList<>();
    private long number;
    private long frozenNumber;
    private int frozenBytes;
    private long writtenStep;
    private boolean hasEnded;

    /**
     * The diary of a sandbox that stands where its journal ends.
     *
     * @param whenTorn happens when an input is lost: the sandbox has what its journal has not
     */
    Diary(
            String sandbox,
            String base,
            Simulation simulation,
            long number,
            Journal journal,
            Runnable whenTorn) {
        this.whenTorn = whenTorn;
        this.sandbox = sandbox;
        this.base = base;
        this.simulation = simulation;
        this.journal = journal;
        this.number = number;
        this.frozenNumber = number;
        this.writtenStep = simulation.steps();
        held.committed(number);
    }

    /** Of the last input. */
    long number() {
        return number;
    }

    boolean isFull() {
        return journal.isFull();
    }

    /** An input at the present step and moment, which then is done: one that breaks the sandbox is not written down. */
    <T> T write(Input input, Supplier<T> deed) {
        var step = simulation.steps();
        var time = simulation.now();
        var outcome = deed.get();
        write(input, step, time);
        return outcome;
    }

    private void write(Input input, long step, long time) {
        number++;
        writtenStep = step;
        var written = number;
        var told = new Row(this, written);
        pending.add(new Journal.Entry.Came(sandbox, number, step, time, input.encode(), told));
    }

    /** What becomes of an input is told here. */
    private record Row(Diary diary, long number) implements Journal.Told {
        @Override
        public void committed() {
            diary.held.committed(number);
        }

        @Override
        public void lost() {
            diary.held.lose(new Elsewhere(diary.sandbox));
            diary.whenTorn.run();
        }
    }

    /**
     * Lets time pass and says so before: what is written goes to the journal at once and is on its way into the database
     * while the sandbox works. Here a replay finds what it did, for it would do the same again.
     *
     * @return what {@link Simulation#drive} says
     */
    boolean pass(long until, int steps) {
        write(new Input.Passing(until, steps), simulation.steps(), simulation.now());
        flush();
        var isReached = simulation.drive(until, steps);
        writtenStep = simulation.steps();
        return isReached;
    }

    /** What was written goes to the journal now, unless it takes another row before anything is shown. */
    void flushEarly() {
        if (simulation.steps() == writtenStep) {
            flush();
        }
    }

    /** Nothing that was seen may become unseen: first the journal has the step at which it was so. */
    void show(List<Runnable> handovers) {
        if (simulation.steps() != writtenStep && !hasEnded) {
            write(new Input.Passed(), simulation.steps(), simulation.now());
        }
        flush();
        held.after(number, List.copyOf(handovers));
    }

    /** What is here is not what would come back. */
    static void refuse() {
        throw new IllegalStateException("the journal has lost an input");
    }

    /** A turn is over: what it wrote goes to the journal together, and is committed together. */
    void flush() {
        journal.append(pending);
        pending.clear();
    }

    /** Whether so much has come since the last freeze that replaying it would take a while. */
    boolean isLong() {
        return number - frozenNumber >= Math.max(INPUTS_A_FREEZE, frozenBytes / BYTES_AN_INPUT);
    }

    void freeze(Flow flow, Journal.Told told) {
        var bytes = simulation.freeze();
        frozenNumber = number;
        frozenBytes = bytes.length;
        var freeze = new Freeze(sandbox, number, simulation.steps(), simulation.now(), base, bytes);
        flush();
        journal.append(new Journal.Entry.PutAway(freeze, flow.owed(), told));
    }

    void gone(Journal.Told told) {
        flush();
        journal.append(new Journal.Entry.Gone(sandbox, told));
    }

    /** Nothing more is written: the sandbox is gone, or comes back from what is there. */
    void end() {
        hasEnded = true;
    }

    /** Tells when the journal has all that came until now. */
    void sure(Journal.Told told) {
        flush();
        journal.append(new Journal.Entry.Sure(sandbox, told));
    }
}
