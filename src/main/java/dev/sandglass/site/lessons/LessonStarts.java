package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.course.Lesson;
import dev.sandglass.site.sandboxes.Starts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Answers with the {@code start.yaml} of the course's lessons. */
@ApplicationScoped
class LessonStarts implements Starts {

    private final Course course;

    LessonStarts(Course course) {
        this.course = course;
    }

    @Override
    public Optional<String> of(String lesson) {
        return course.lesson(lesson).map(Lesson::start);
    }
}
