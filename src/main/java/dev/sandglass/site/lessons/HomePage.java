package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The first page: what this is, and two recorded seconds to turn in the hand. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    private final Course course;

    HomePage(Course course) {
        this.course = course;
    }

    @GET
    public TemplateInstance home() {
        return Pages.home(course, FirstSeconds.MOMENTS, Lane.ALL, course.lessons().getFirst());
    }
}
