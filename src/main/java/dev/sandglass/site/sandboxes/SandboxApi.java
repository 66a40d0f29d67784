package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Reply;
import dev.sandglass.desk.ClockCommand;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
public class SandboxApi {

    private static final String NOT_THERE = "There is no such sandbox of yours.";

    private final NewSandboxes fresh;
    private final OwnSandboxes own;

    SandboxApi(NewSandboxes fresh, OwnSandboxes own) {
        this.fresh = fresh;
        this.own = own;
    }

    /** What to make; everything has a default. */
    public record Wish(@Nullable String plan, @Nullable Long seed, @Nullable String lesson) {

        static final Wish ANY = new Wish(null, null, null);
    }

    /** A sandbox, and where to find what belongs to it. */
    public record Shown(
            String id,
            String plan,
            long seed,
            String lesson,
            String page,
            String kubeconfig,
            Clock clock) {

        static Shown of(Origin origin, Clock clock) {
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
            operationId = "make",
            summary = "Make a sandbox",
            description =
                    "At the present moment, with what the lesson begins with. Answers when it is stored.")
    @APIResponse(
            responseCode = "201",
            description = "It is there, at the place that the header Location names.",
            content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "400", description = "There is no such plan or lesson.")
    @APIResponse(
            responseCode = "429",
            description = "You have as many as you may, or too many were made from your address.")
    @NonBlocking
    public Uni<Response> make(@Nullable Wish wish) {
        var asked = wish == null ? Wish.ANY : wish;
        var plan = asked.plan() == null ? Plans.STANDARD : asked.plan();
        var lesson = asked.lesson() == null ? "" : asked.lesson();
        var made = Uni.createFrom().completionStage(() -> fresh.make(plan, asked.seed(), lesson));
        return (fresh.needNotWait(lesson)
                        ? made
                        : made.runSubscriptionOn(Thread::startVirtualThread))
                .map(SandboxApi::created);
    }

    private static Response created(LiveSandbox made) {
        return Response.created(URI.create("/api/sandboxes/" + made.id()))
                .entity(Shown.of(made.origin(), Clock.of(made.clockAtFirst())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "look", summary = "Look at a sandbox")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "404", description = NOT_THERE)
    @RunOnVirtualThread
    public Shown look(String id) {
        var sandbox = own.find(id);
        return Shown.of(sandbox.origin(), Clock.of(sandbox.clock().join()));
    }

    @POST
    @Path("/{id}/clock")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "clock", summary = "Turn a sandbox's clock")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Clock.class)))
    @APIResponse(responseCode = "400", description = "The clock does not know that word.")
    @APIResponse(responseCode = "404", description = NOT_THERE)
    @APIResponse(responseCode = "409", description = "It cannot be hurried any more.")
    @RunOnVirtualThread
    public Clock clock(String id, @Nullable Order order) {
        var sandbox = own.find(id);
        var word = order == null || order.clock() == null ? "" : order.clock();
        var command = ClockCommand.of(word).orElseThrow(() -> unknown(word));
        if (sandbox.input(new Input.Turn(command)).join() instanceof Reply.Refused refused) {
            throw Complaint.of(409, refused.status().message());
        }
        return Clock.of(sandbox.clock().join());
    }

    private static Complaint unknown(String word) {
        return Complaint.of(
                400,
                "The clock knows pause, 1, 10, 60, next and settle, not "
                        + Complaint.quoted(word)
                        + ".");
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "delete", summary = "Delete a sandbox")
    @APIResponse(responseCode = "204", description = "It is gone for good.")
    @APIResponse(responseCode = "404", description = NOT_THERE)
    @RunOnVirtualThread
    public void delete(String id) {
        own.delete(own.find(id));
    }
}
