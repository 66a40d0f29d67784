package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.course.Lesson;
import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lesson as its template wants it. */
public record LessonView(
        Lesson lesson,
        String chapter,
        String chapterId,
        List<Lesson> earlier,
        List<SectionView> sections,
        @Nullable Lesson before,
        @Nullable Lesson next,
        String sandbox) {

    /** A section whose pieces are drawn. */
    public record SectionView(String id, String title, List<RawString> pieces) {}

    /**
     * The lesson of a course, for a learner who has the sandbox of that id (or none: the empty
     * string).
     */
    static LessonView of(Course course, Lesson lesson, String sandbox) {
        var chapter = course.chapterOf(lesson);
        var sections =
                lesson.sections().stream()
                        .map(
                                section ->
                                        new SectionView(
                                                section.id(),
                                                section.title(),
                                                section.blocks().stream()
                                                        .map(Pieces::drawn)
                                                        .toList()))
                        .toList();
        var earlier =
                lesson.after().stream().map(path -> course.lesson(path).orElseThrow()).toList();
        return new LessonView(
                lesson,
                chapter.title(),
                chapter.id(),
                earlier,
                sections,
                course.before(lesson).orElse(null),
                course.after(lesson).orElse(null),
                sandbox);
    }

    public String pageTitle() {
        return lesson.title() + " · Sandglass";
    }

    public String terminalNames() {
        return String.join(" ", lesson.terminals());
    }
}
