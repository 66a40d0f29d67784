package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.course.Lesson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of the pages, one each. */
@CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.ELEMENT_NAME)
final class Pages {

    private Pages() {}

    static native TemplateInstance home(
            Course course,
            List<Moment> moments,
            List<Lane> lanes,
            Lesson first,
            @Nullable SandboxCard back);

    static native TemplateInstance course(Course course);

    static native TemplateInstance lesson(LessonView view);

    static native TemplateInstance sandboxes(List<SandboxCard> cards, int limit);

    static native TemplateInstance sandbox(String id, List<Way> ways);

    static native TemplateInstance sure(Sure sure);

    static native TemplateInstance notYet(List<Gap> gaps);

    static native TemplateInstance help();

    static native TemplateInstance problem(Problem problem);
}
