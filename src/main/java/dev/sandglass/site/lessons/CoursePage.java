package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** The outline of the course, for people and for the search of the page. */
@Path("/")
public class CoursePage {

    private final Course course;

    CoursePage(Course course) {
        this.course = course;
    }

    /** Something that can be found: a lesson or a section of one. */
    public record Found(String title, String where, String href) {}

    @GET
    @Path("course")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance course() {
        return Pages.course(course);
    }

    @GET
    @Path("course.json")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Found> found() {
        var found = new ArrayList<Found>();
        for (var chapter : course.chapters()) {
            for (var lesson : chapter.lessons()) {
                var href = "/lessons/" + lesson.path();
                found.add(new Found(lesson.title(), chapter.title(), href));
                lesson.outline()
                        .forEach(
                                section ->
                                        found.add(
                                                new Found(
                                                        section.title(),
                                                        lesson.title(),
                                                        href + "#" + section.id())));
            }
        }
        return found;
    }
}
