package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with its driver: whoever wants something of it leaves a message, and exactly one thread at a time takes a turn.
 *
 * <pre>
 *   a turn      let time pass to where the wall clock says · take messages · look what waiters can be shown
 *   then        what it showed is handed over as soon as the journal has what it rests on
 *   at rest     a message begins the next turn at once; so does the next alarm, but only while somebody is looking
 * </pre>
 *
 * <p>With nobody looking there is no timer: whoever comes next lets the time pass that has passed. What is due is answered in
 * portions, so that a busy sandbox does not keep a driver from the others.
 */
public final class LiveSandbox {

    private static final Logger LOG = Logger.getLogger(LiveSandbox.class);
    private static final int MESSAGES_A_TURN = 64;
    private static final long SHORTEST_REST = 2_000_000L;

    private final Origin origin;
    private final Simulation simulation;
    private final Surroundings around;
    private final Mailbox mailbox;
    private final Flow flow;
    private final ClockFace atFirst;
    private final Diary diary;

    // Only the driver of the turn touches these.
    private final Waiters waiters = new Waiters();
    private final List<Runnable> toShow = new ArrayList<>();
    private final List<Runnable> toAnswer = new ArrayList<>();
    private int lookers;
    private final Map<Class<?>, Object> kept = new HashMap<>();
    private @Nullable Future<?> alarm;
    private boolean isInPassing;

    private volatile long restsUntil; // on the wall clock; before then a read needs no time to pass

    /** What a sandbox needs of the server. */
    record Surroundings(
            Journal journal, Drivers drivers, Wall wall, Consumer<LiveSandbox> whenBroken) {}

    /** A sandbox that stands where its journal ends. */
    LiveSandbox(
            Origin origin,
            Simulation simulation,
            String base,
            Pace pace,
            long number,
            Surroundings around) {
        this.origin = origin;
        this.simulation = simulation;
        this.flow = new Flow(simulation, around.wall(), pace);
        this.atFirst = flow.face();
        this.around = around;
        Runnable torn = () -> post(Diary::refuse);
        this.diary = new Diary(origin.id(), base, simulation, number, around.journal(), torn);
        this.mailbox = new Mailbox(around.drivers(), this::turn, this::nothingIsDue);
        if (!flow.goesOn()) {
            setAlarm(); // so that who comes first need not wait for a driver either
        }
    }

    public Origin origin() {
        return origin;
    }

    public String id() {
        return origin.id();
    }

    // ---- what others may ask ----

    /** Answers a request: a read at once when nothing is due, anything else in the order of arrival. */
    public CompletableFuture<Reply> ask(Request request) {
        return Reads.changesNothing(request)
                ? look(it -> it.request(request))
                : input(new Input.Ask(request));
    }

    /** As {@link #ask}, with what stands above the answer on the wire. */
    public CompletableFuture<Answered> answer(Request request) {
        return Reads.changesNothing(request)
                ? look(it -> new Answered(it.request(request), it.heading(request)))
                : input(new Input.Ask(request))
                        .thenCombine(look(it -> it.heading(request)), Answered::new);
    }

    /** Gives it something from outside; the answer comes when it is written down. */
    public CompletableFuture<Reply> input(Input input) {
        return message(
                answer -> {
                    if (diary.isFull()) {
                        answer.complete(Busy.reply());
                        return;
                    }
                    flow.alive();
                    if (input.isTyped()) {
                        flow.hurry();
                    }
                    flow.mayWork();
                    var reply =
                            Budget.check(input)
                                    .orElseGet(
                                            () -> diary.write(input, () -> simulation.take(input)));
                    toAnswer.add(new Reached<>(answer, reply));
                });
    }

    /** What the present state is like to a function that changes nothing. */
    <T> CompletableFuture<T> look(Function<Simulation, T> question) {
        return message(
                answer -> {
                    flow.alive();
                    toAnswer.add(Reached.found(answer, () -> question.apply(simulation)));
                });
    }

    /** What a cursor has to tell, as soon as that is something. */
    public CompletableFuture<Batch> next(Cursor cursor) {
        return await(new News(cursor));
    }

    /** What a terminal shows after the offset, as soon as it does. */
    public CompletableFuture<Simulation.Shown> outputAfter(String terminal, long from) {
        return await(
                _ -> simulation.shown(terminal) > from ? simulation.output(terminal, from) : null);
    }

    /** Tells somebody of everything that the cursor comes to see, from now on. */
    public Subscription subscribe(Cursor cursor, Subscriber subscriber) {
        var subscription =
                new Subscription(
                        subscriber,
                        cursor,
                        it ->
                                mailbox.post(
                                        () -> waiters.feeds().join(it, sight(), toShow), it::lost),
                        it -> post(() -> waiters.feeds().leave(it)));
        subscription.begin();
        return subscription;
    }

    /** The bearer token of the kubeconfig for outside. */
    public String adminToken() {
        return simulation.adminToken();
    }

    /** Proposals for the last word of a line that is being typed. */
    public CompletableFuture<List<String>> completions(String terminal, String line) {
        return look(it -> it.completions(terminal, line));
    }

    /** The answer to a question about it, as soon as there is one. */
    public <T> CompletableFuture<T> await(Question<T> question) {
        var wait = new Waiters.Wait<>(question);
        join(wait);
        wait.future()
                .whenComplete(
                        (_, failure) -> {
                            if (failure != null) {
                                leave(wait);
                            }
                        });
        return wait.future();
    }

    /** Lets somebody look now and whenever something may have changed, until it leaves. */
    public void join(Onlooker onlooker) {
        mailbox.post(
                () -> waiters.join(onlooker, sight(), toShow),
                () -> onlooker.lost(new Elsewhere(id())));
    }

    public void leave(Onlooker onlooker) {
        post(() -> waiters.leave(onlooker));
    }

    /** How its time flowed when it came here: to know that, nobody has to wait for a turn and what it writes. */
    public ClockFace clockAtFirst() {
        return atFirst;
    }

    /** How its time flows. */
    public CompletableFuture<ClockFace> clock() {
        return look(_ -> flow.face());
    }

    /** Somebody looks: time does not fall asleep until the looker is closed. */
    public Looker looker() {
        post(this::looksOn);
        return new Looker(() -> post(this::looksAway));
    }

    private void looksOn() {
        lookers++;
        flow.watched();
    }

    private void looksAway() {
        lookers--;
        if (lookers == 0) {
            flow.unwatched();
        }
    }

    private Sight sight() {
        return new Sight(simulation, kept, flow.face());
    }

    // ---- its end here ----

    /** Makes the state as it is the beginning: what came before is history. */
    void beginAnew() {
        post(() -> diary.freeze(flow, () -> {}));
    }

    /** Whether time has fallen asleep and nobody looks. */
    boolean sleeps() {
        return flow.sleeps();
    }

    /** Puts it away when it still sleeps, and says whether it is gone from here. */
    CompletableFuture<Boolean> hibernate() {
        return putAway(() -> lookers == 0 && sleeps());
    }

    /** Puts it away, whoever looks: the server stops. */
    CompletableFuture<Boolean> stop() {
        return putAway(() -> true);
    }

    private CompletableFuture<Boolean> putAway(BooleanSupplier condition) {
        var done = new CompletableFuture<Boolean>();
        Runnable gone = () -> done.complete(true);
        mailbox.post(
                () -> {
                    if (!condition.getAsBoolean()) {
                        done.complete(false);
                        return;
                    }
                    var at = diary.number();
                    Runnable leave =
                            () ->
                                    done.complete(
                                            leaveIf(
                                                    condition.getAsBoolean()
                                                            && diary.number() == at));
                    Runnable stays = () -> done.complete(false);
                    diary.freeze(flow, Journal.Told.of(() -> mailbox.post(leave, gone), stays));
                },
                gone);
        return done;
    }

    private boolean leaveIf(boolean nothingCame) {
        if (nothingCame) {
            end();
        }
        return nothingCame;
    }

    /** Deletes it; what waits ends. */
    CompletableFuture<Boolean> delete() {
        return message(
                answer -> {
                    diary.gone(Journal.Told.by(answer, true));
                    end();
                });
    }

    private void end() {
        diary.end();
        mailbox.close();
        waiters.end(new Elsewhere(id()));
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    // ---- the mailbox ----

    private <T> CompletableFuture<T> message(Consumer<CompletableFuture<T>> message) {
        var answer = new CompletableFuture<T>();
        mailbox.post(
                () -> message.accept(answer),
                () -> answer.completeExceptionally(new Elsewhere(id())));
        return answer;
    }

    private void post(Runnable take) {
        mailbox.post(take, () -> {});
    }

    /** Then the thread that brings a message may take the turn itself: it is done at once. */
    private boolean nothingIsDue() {
        isInPassing = around.wall().now() < restsUntil && !diary.isLong();
        return isInPassing;
    }

    // ---- a turn ----

    private void turn() {
        try {
            flow.pass();
            if (!flow.isBehind()) {
                mailbox.take(MESSAGES_A_TURN);
                if (!mailbox.isGone()) {
                    flow.passAgain(diary);
                    diary.flushEarly();
                }
            }
            show();
            handOver();
            rest();
        } catch (RuntimeException | Error broken) {
            LOG.errorf(broken, "%s is broken at step %d", origin.named(), simulation.steps());
            breakOff();
        }
    }

    /** No turn follows. Nobody can look for it again before the journal has all that it wrote: it comes back from there. */
    private void breakOff() {
        diary.end();
        handOver(); // what was so before
        diary.sure(
                () -> {
                    around.whenBroken().accept(this); // before anybody who is told of it
                    end();
                });
    }

    private void show() {
        if (waiters.areCurious(simulation.steps(), diary.number() + flow.changes())) {
            waiters.look(sight(), toShow);
        }
    }

    private void handOver() {
        if (!toShow.isEmpty() || !toAnswer.isEmpty()) {
            toShow.addAll(toAnswer); // whoever looks on waits longest
            diary.show(toShow);
            toShow.clear();
            toAnswer.clear();
        }
        diary.flush();
    }

    private void rest() {
        if (mailbox.isGone()) {
            return;
        }
        var isLong = diary.isLong();
        if (isLong && !isInPassing) {
            diary.freeze(flow, () -> {});
        }
        var goesOn = flow.goesOn() || isLong && isInPassing;
        isInPassing = false;
        if (goesOn) {
            restsUntil = 0;
        } else {
            setAlarm();
        }
        mailbox.rest(goesOn);
    }

    private void setAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        var next = simulation.nextAlarm();
        restsUntil = next.isEmpty() ? Pace.FOR_EVER : flow.wallOf(next.getAsLong());
        if (restsUntil != Pace.FOR_EVER && (lookers > 0 || !waiters.isEmpty())) {
            var delay = Math.max(restsUntil - around.wall().now(), SHORTEST_REST);
            alarm = around.drivers().later(mailbox::wake, delay);
        }
    }
}
