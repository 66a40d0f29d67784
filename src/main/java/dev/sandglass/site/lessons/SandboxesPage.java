package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.site.accounts.CurrentLearner;
import dev.sandglass.site.sandboxes.Complaint;
import dev.sandglass.site.sandboxes.Limits;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.NewSandboxes;
import dev.sandglass.site.sandboxes.OwnSandboxes;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.SandboxRecord;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The learner's own sandboxes: go on, start over, delete; and the page of one that belongs to no
 * lesson.
 */
@Path("/sandboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SandboxesPage {

    private final Course course;
    private final Sandboxes sandboxes;
    private final NewSandboxes made;
    private final OwnSandboxes own;
    private final CurrentLearner learner;
    private final Limits limits;

    SandboxesPage(
            Course course,
            Sandboxes sandboxes,
            NewSandboxes made,
            OwnSandboxes own,
            CurrentLearner learner,
            Limits limits) {
        this.course = course;
        this.sandboxes = sandboxes;
        this.made = made;
        this.own = own;
        this.learner = learner;
        this.limits = limits;
    }

    @GET
    public TemplateInstance list() {
        var now = Instant.now();
        List<SandboxCard> cards =
                learner.id().map(SandboxRecord::of).orElse(List.of()).stream()
                        .map(each -> card(each, now))
                        .toList();
        return Pages.sandboxes(cards, limits.perLearner());
    }

    /** A sandbox: its lesson if it has one, otherwise the bare workspace. */
    @GET
    @Path("/{id}")
    public Response one(String id) {
        var origin = mine(id).origin();
        return course.lesson(origin.lesson())
                .map(_ -> Response.seeOther(SandboxCard.page(origin.id(), origin.lesson())).build())
                .orElseGet(() -> Response.ok(Pages.sandbox(id, Way.ALL)).build());
    }

    /** Makes a sandbox that belongs to no lesson. */
    @POST
    public Response make() {
        var fresh = forPeople(() -> made.make(Plans.STANDARD, null, "").join());
        return Response.seeOther(SandboxCard.page(fresh.id(), "")).build();
    }

    /** Throws the sandbox away, once its owner has said so. */
    @POST
    @Path("/{id}/delete")
    public Response delete(String id, @FormParam("sure") @Nullable String sure) {
        var old = mine(id);
        if (!"yes".equals(sure)) {
            return Response.ok(Pages.sure(Sure.delete(id))).build();
        }
        own.delete(old);
        return Response.seeOther(URI.create("/sandboxes")).build();
    }

    /** Throws the sandbox away and makes a fresh one in its place. */
    @POST
    @Path("/{id}/start-over")
    public Response startOver(String id, @FormParam("sure") @Nullable String sure) {
        var old = mine(id);
        if (!"yes".equals(sure)) {
            return Response.ok(Pages.sure(Sure.startOver(id))).build();
        }
        var fresh = made.makeAgain(old);
        return Response.seeOther(SandboxCard.page(fresh.id(), fresh.origin().lesson())).build();
    }

    private LiveSandbox mine(String id) {
        return forPeople(() -> own.find(id));
    }

    /** For people a refusal is a page, not the API's sentence. */
    private static <T> T forPeople(Supplier<T> step) {
        try {
            return step.get();
        } catch (Complaint complaint) {
            throw new WebApplicationException(complaint.getResponse().getStatus());
        }
    }

    private SandboxCard card(SandboxRecord record, Instant now) {
        var awake = sandboxes.findNow(record.id);
        var state = awake != null && awake.isPresent() ? "awake" : "asleep";
        return SandboxCard.of(record, course, state, now);
    }
}
