package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.site.accounts.CurrentLearner;
import dev.sandglass.site.sandboxes.SandboxRecord;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The first page: what this is, and two recorded seconds to turn in the hand. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HomePage {

    private final Course course;
    private final CurrentLearner learner;

    HomePage(Course course, CurrentLearner learner) {
        this.course = course;
        this.learner = learner;
    }

    @GET
    public TemplateInstance home() {
        var first = course.lessons().getFirst();
        return Pages.home(course, FirstSeconds.MOMENTS, Lane.ALL, first, lastUsed());
    }

    /** Where somebody who has been here before goes on. */
    private @Nullable SandboxCard lastUsed() {
        return learner.id().stream()
                .flatMap(me -> SandboxRecord.of(me).stream())
                .max(Comparator.comparing(record -> record.seen))
                .map(record -> SandboxCard.of(record, course, "asleep", Instant.now()))
                .orElse(null);
    }
}
