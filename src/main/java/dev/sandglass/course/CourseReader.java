package dev.sandglass.course;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code course.yaml} and every lesson that it names. Where the files are (a folder, the
 * class
 * path) is the caller's business: it gives the text of a path below {@code lessons/}, or null.
 */
public final class CourseReader {

    private final Function<String, @Nullable String> texts;
    private final List<LessonFault> faults = new ArrayList<>();

    public CourseReader(Function<String, @Nullable String> texts) {
        this.texts = texts;
    }

    public Course read() {
        var outline = Settings.read("lessons/course.yaml", 1, text("course.yaml"));
        var chapters = outline.items("chapters").documents().map(this::chapter).toList();
        LessonFault.raise(faults);
        var course = new Course(outline.text("title"), chapters);
        course.lessons().forEach(lesson -> checkOrder(course, lesson));
        return course;
    }

    private Course.Chapter chapter(Document written) {
        var id = written.text("id");
        var lessons = new ArrayList<Lesson>();
        for (var name : (List<?>) written.items("lessons")) {
            try {
                lessons.add(lesson(id + "/" + name));
            } catch (LessonFault fault) {
                faults.add(fault); // and the other lessons are read all the same
            }
        }
        return new Course.Chapter(id, written.text("title"), written.text("says"), lessons);
    }

    /** One lesson, whether the course names it or not. */
    public Lesson lesson(String path) {
        var start = texts.apply(path + "/start.yaml");
        return LessonReader.read(
                path,
                "lessons/" + path + "/lesson.md",
                text(path + "/lesson.md"),
                start == null ? "" : start,
                text(path + "/solution.sh"));
    }

    /** What a lesson wants to be read after must exist, and come before it. */
    private static void checkOrder(Course course, Lesson lesson) {
        for (var earlier : lesson.after()) {
            var known = course.lesson(earlier);
            if (known.isEmpty()
                    || course.lessons().indexOf(known.get()) > course.lessons().indexOf(lesson)) {
                throw new LessonFault(
                        "lessons/" + lesson.path() + "/lesson.md",
                        1,
                        "\"" + earlier + "\" does not come before this lesson in course.yaml");
            }
        }
    }

    private String text(String path) {
        var text = texts.apply(path);
        if (text == null) {
            throw new LessonFault("lessons/" + path, 1, "the file is missing");
        }
        return text;
    }
}
