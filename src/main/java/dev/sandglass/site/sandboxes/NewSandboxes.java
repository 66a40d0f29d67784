package dev.sandglass.site.sandboxes;

import dev.sandglass.site.accounts.CurrentLearner;
import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes sandboxes for whoever sent the request, as many as there may be. */
@RequestScoped
public class NewSandboxes {

    private static final SecureRandom DICE = new SecureRandom();

    private final Sandboxes sandboxes;
    private final Starts starts;
    private final Limits limits;
    private final Addresses addresses;
    private final Owners owners;
    private final CurrentLearner learner;

    NewSandboxes(
            Sandboxes sandboxes,
            Starts starts,
            Limits limits,
            Addresses addresses,
            Owners owners,
            CurrentLearner learner) {
        this.sandboxes = sandboxes;
        this.starts = starts;
        this.limits = limits;
        this.addresses = addresses;
        this.owners = owners;
        this.learner = learner;
    }

    /** Whether making one waits for nothing but the journal: whoever asks has been here, and its lesson begins with nothing. */
    boolean needNotWait(String lesson) {
        return lesson.isEmpty()
                && sandboxes.isReady()
                && learner.knownId().filter(owners::knows).isPresent();
    }

    /**
     * A new one, when it is stored; a {@link Complaint} when there is no such plan or lesson, or there are too many. Somebody
     * without a cookie is made a learner.
     *
     * @param seed for its chance, or null for any
     * @param lesson the path of a lesson, or the empty string
     */
    public CompletableFuture<LiveSandbox> make(String plan, @Nullable Long seed, String lesson) {
        if (!sandboxes.hasPlan(plan)) {
            throw Complaint.of(400, "There is no plan " + Complaint.quoted(plan) + ".");
        }
        if (!lesson.isEmpty() && starts.of(lesson).isEmpty()) {
            throw Complaint.of(400, "There is no lesson " + Complaint.quoted(lesson) + ".");
        }
        var whose = learner.orNew();
        if (!owners.mayHaveOneMore(
                whose, limits.perLearner(), it -> (int) SandboxRecord.countOf(it))) {
            throw Complaint.of(
                    429,
                    "You have " + limits.perLearner() + " sandboxes already: delete one first.");
        }
        try {
            return makeFor(whose, plan, seed == null ? anySeed() : seed, lesson)
                    .whenComplete(
                            (_, failure) -> {
                                if (failure != null) {
                                    owners.oneLess(whose);
                                }
                            });
        } catch (RuntimeException notMade) {
            owners.oneLess(whose);
            throw notMade;
        }
    }

    private CompletableFuture<LiveSandbox> makeFor(
            UUID whose, String plan, long seed, String lesson) {
        if (!addresses.mayMakeOneMore(learner.address(), limits.perAddress())) {
            throw Complaint.of(
                    429, "Too many sandboxes were made from your address: try again in an hour.");
        }
        return sandboxes.make(whose, learner.address(), plan, seed, lesson);
    }

    /** A fresh one in the place of this one, which is thrown away as soon as the other is there. */
    public LiveSandbox makeAgain(LiveSandbox old) {
        var origin = old.origin();
        var fresh =
                sandboxes
                        .make(
                                origin.learner(),
                                learner.address(),
                                origin.plan(),
                                anySeed(),
                                origin.lesson())
                        .join();
        sandboxes.delete(old).join();
        return fresh;
    }

    /** Small enough for every reader of JSON. */
    private static long anySeed() {
        return DICE.nextLong() >>> 16;
    }
}
