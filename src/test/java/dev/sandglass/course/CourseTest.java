package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static String lesson(String title, String after) {
        return "---\ntitle: " + title + "\nminutes: 1\ngoal: G.\n" + after + "---\n## A\n\nText.\n";
    }

    private static Map<String, String> files(String afterOfFirst) {
        return Map.of(
                "course.yaml",
                """
                        title: All
                        chapters:
                          - { id: one, title: One, says: First., lessons: [a, b] }
                          - { id: two, title: Two, says: Then., lessons: [c] }
                        """,
                "one/a/lesson.md",
                lesson("A", afterOfFirst),
                "one/a/solution.sh",
                "ls\n",
                "one/b/lesson.md",
                lesson("B", "after: [one/a]\n"),
                "one/b/solution.sh",
                "ls\n",
                "two/c/lesson.md",
                lesson("C", ""),
                "two/c/solution.sh",
                "ls\n");
    }

    @Test
    void knowsWhatComesBeforeAndAfter() {
        var course = new CourseReader(files("")::get).read();
        var b = course.lesson("one/b").orElseThrow();

        assertEquals("A", course.before(b).orElseThrow().title());
        assertEquals("C", course.after(b).orElseThrow().title());
        assertEquals("One", course.chapterOf(b).title());
        assertEquals(true, course.before(course.lessons().getFirst()).isEmpty());
        assertEquals(true, course.after(course.lessons().getLast()).isEmpty());
    }

    @Test
    void refusesALessonThatWantsALaterOne() {
        var fault =
                assertThrows(
                        LessonFault.class,
                        () -> new CourseReader(files("after: [two/c]\n")::get).read());

        assertEquals(
                "lessons/one/a/lesson.md:1: \"two/c\" does not come before this lesson in"
                        + " course.yaml",
                fault.getMessage());
    }

    @Test
    void saysWhichFilesAreMissing() {
        var files = new HashMap<>(files(""));
        files.remove("one/a/lesson.md");
        files.remove("two/c/solution.sh");

        assertEquals(
                "lessons/one/a/lesson.md:1: the file is missing\n"
                        + "lessons/two/c/solution.sh:1: the file is missing",
                assertThrows(LessonFault.class, () -> new CourseReader(files::get).read())
                        .getMessage());
    }
}
