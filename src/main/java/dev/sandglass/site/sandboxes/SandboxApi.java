package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Reply;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.site.accounts.CurrentLearner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The server's own small API: make a sandbox, look at it, turn its clock, delete it. */
@Path("/api/sandboxes")
@Tag(
        name = "Sandboxes",
        description =
                "A learner's clusters. A cookie says whose they are; whoever has none gets one.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SandboxApi {

    private static final SecureRandom DICE = new SecureRandom();

    private final Sandboxes sandboxes;
    private final Starts starts;
    private final Limits limits;
    private final Addresses addresses;
    private final CurrentLearner learner;
    private final OwnSandboxes own;

    SandboxApi(
            Sandboxes sandboxes,
            Starts starts,
            Limits limits,
            Addresses addresses,
            CurrentLearner learner,
            OwnSandboxes own) {
        this.sandboxes = sandboxes;
        this.starts = starts;
        this.limits = limits;
        this.addresses = addresses;
        this.learner = learner;
        this.own = own;
    }

    /** What to make; everything has a default. */
    public record Wish(@Nullable String plan, @Nullable Long seed, @Nullable String lesson) {}

    /** A sandbox, and where to find what belongs to it. */
    public record Shown(
            String id,
            String plan,
            long seed,
            String lesson,
            String page,
            String kubeconfig,
            @Nullable Clock clock) {

        static Shown of(Origin origin, @Nullable Clock clock) {
            var page =
                    origin.lesson().isEmpty()
                            ? "/sandboxes/" + origin.id()
                            : "/lessons/" + origin.lesson() + "?sandbox=" + origin.id();
            return new Shown(
                    origin.id(),
                    origin.plan(),
                    origin.seed(),
                    origin.lesson(),
                    page,
                    "/api/sandboxes/" + origin.id() + "/kubeconfig",
                    clock);
        }
    }

    /** How a sandbox's time stands. */
    public record Clock(String now, int speed, boolean running, @Nullable String waiting) {

        static Clock of(ClockFace face) {
            var now = Instant.ofEpochSecond(0, face.now()).toString();
            return new Clock(now, face.speed(), face.running(), face.waiting());
        }
    }

    /** {@code pause}, {@code 1}, {@code 10}, {@code 60}, {@code next} or {@code settle}. */
    public record Order(@Nullable String clock) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a sandbox",
            description = "At the present moment, from the template of its plan.")
    @APIResponse(responseCode = "201", description = "It is there.")
    @APIResponse(responseCode = "400", description = "There is no such plan or lesson.")
    @APIResponse(responseCode = "429", description = "There are too many already.")
    public Response make(@Nullable Wish wish) {
        var plan = wish == null || wish.plan() == null ? Plans.STANDARD : wish.plan();
        if (!sandboxes.hasPlan(plan)) {
            throw Complaint.of(400, "There is no plan \"" + plan + "\".");
        }
        var lesson = wish == null || wish.lesson() == null ? "" : wish.lesson();
        if (!lesson.isEmpty() && starts.of(lesson).isEmpty()) {
            throw Complaint.of(400, "There is no lesson \"" + lesson + "\".");
        }
        var whose = learner.orNew();
        if (SandboxRecord.countOf(whose) >= limits.perLearner()) {
            throw Complaint.of(
                    429,
                    "You have " + limits.perLearner() + " sandboxes already: delete one first.");
        }
        if (!addresses.mayMakeOneMore(learner.address(), limits.perAddress())) {
            throw Complaint.of(
                    429, "Too many sandboxes were made from your address: try again in an hour.");
        }
        var seed = wish == null || wish.seed() == null ? DICE.nextLong() >>> 16 : wish.seed();
        var made = sandboxes.make(whose, learner.address(), plan, seed, lesson).join();
        return Response.created(URI.create("/api/sandboxes/" + made.id()))
                .entity(Shown.of(made.origin(), Clock.of(made.clock().join())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a sandbox")
    public Shown look(String id) {
        var sandbox = own.find(id);
        return Shown.of(sandbox.origin(), Clock.of(sandbox.clock().join()));
    }

    @POST
    @Path("/{id}/clock")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Turn a sandbox's clock")
    public Clock clock(String id, @Nullable Order order) {
        var word = order == null || order.clock() == null ? "" : order.clock();
        var command =
                ClockCommand.of(word)
                        .orElseThrow(
                                () ->
                                        Complaint.of(
                                                400,
                                                "The clock knows pause, 1, 10, 60, next and settle, not \""
                                                        + word
                                                        + "\"."));
        var sandbox = own.find(id);
        if (sandbox.input(new Input.Turn(command)).join() instanceof Reply.Refused refused) {
            throw Complaint.of(409, refused.status().message());
        }
        return Clock.of(sandbox.clock().join());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a sandbox")
    public void delete(String id) {
        sandboxes.delete(own.find(id)).join();
    }
}
