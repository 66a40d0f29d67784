package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LessonCheckTest {

    private static final String GOOD =
            """
            ---
            title: Try
            minutes: 1
            goal: See it read.
            ---
            Text.
            """;

    @TempDir Path lessons;

    private void write(String path, String text) throws IOException {
        var file = lessons.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void course() throws IOException {
        write("course.yaml", "title: All\nchapters:\n  - { id: one, lessons: [a, b] }\n");
        for (var lesson : List.of("one/a", "one/b", "one/c")) {
            write(lesson + "/lesson.md", GOOD);
            write(lesson + "/solution.sh", "true\n");
        }
    }

    private void assertSays(int code, String said, String... paths) {
        var out = new ByteArrayOutputStream();
        var check = new LessonCheck(lessons, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals(code, check.run(List.of(paths)));
        assertEquals(said, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void allIsWell() throws IOException {
        course();
        assertSays(0, "2 lessons are well.\n");
        assertSays(0, "1 lesson is well.\n", "one/c"); // the course does not name it yet
    }

    @Test
    void allThatIsWrongIsSaid() throws IOException {
        course();
        write("one/a/lesson.md", GOOD.replace("goal", "gaol") + "```ascii\nx\n```\n");
        Files.delete(lessons.resolve("one/b/solution.sh"));
        assertSays(
                1,
                """
                lessons/one/a/lesson.md:1: front matter knows no "gaol"; it knows title, question, minutes, after, goal, not here, terminals
                lessons/one/a/lesson.md:1: front matter needs goal
                lessons/one/a/lesson.md:7: a diagram needs a caption behind its kind: it is what people hear who cannot see it
                lessons/one/b/solution.sh:1: the file is missing
                4 faults
                """);
    }

    @Test
    void aClusterMustBeAbleToBeginSo() throws IOException {
        course();
        write("one/a/start.yaml", "apiVersion: v1\nkind: Pud\nmetadata: { name: x }\n");
        assertSays(
                1,
                """
                lessons/one/a/start.yaml:1: error: resource mapping not found for name: "x" namespace: "" from "/tmp/start.yaml": no matches for kind "Pud" in version "v1"
                ensure CRDs are installed first
                1 fault
                """,
                "one/a");
    }
}
