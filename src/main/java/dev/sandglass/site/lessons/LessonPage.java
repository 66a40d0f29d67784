package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.site.accounts.CurrentLearner;
import dev.sandglass.site.sandboxes.SandboxRecord;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** A lesson, with the learner's sandbox beside it if there is one already. */
@Path("/lessons/{chapter}/{name}")
@RunOnVirtualThread
public class LessonPage {

    private final Course course;
    private final CurrentLearner learner;

    LessonPage(Course course, CurrentLearner learner) {
        this.course = course;
        this.learner = learner;
    }

    /**
     * The page.
     *
     * @param sandbox which of the learner's sandboxes of this lesson is wanted; otherwise it is
     * the newest
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance lesson(
            String chapter, String name, @QueryParam("sandbox") @Nullable String sandbox) {
        var lesson = course.lesson(chapter + "/" + name).orElseThrow(NotFoundException::new);
        return Pages.lesson(LessonView.of(course, lesson, own(lesson.path(), sandbox)));
    }

    private String own(String path, @Nullable String wanted) {
        return learner.id().stream()
                .flatMap(me -> SandboxRecord.of(me).stream())
                .filter(each -> each.lesson.equals(path))
                .filter(each -> wanted == null || each.id.equals(wanted))
                .map(each -> each.id)
                .findFirst()
                .orElse("");
    }
}
