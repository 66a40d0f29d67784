package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every lesson keeps what it promises: commands, outputs, checks, solution, predictions, quizzes.
 */
class EveryLessonTest {

    @TestFactory
    Stream<DynamicNode> everyLesson() {
        var lessons = new CourseReader(EveryLessonTest::text).read().lessons();
        assertTrue(!lessons.isEmpty(), "course.yaml names no lesson");
        return lessons.stream()
                .map(
                        lesson ->
                                dynamicContainer(
                                        lesson.path(),
                                        Stream.of(
                                                dynamicTest(
                                                        "can be followed and solved",
                                                        () -> follow(lesson)),
                                                dynamicTest(
                                                        "asks clear questions",
                                                        () -> questions(lesson)))));
    }

    private static void follow(Lesson lesson) {
        var world = new LessonWorld(lesson);
        world.start();
        for (var section : lesson.sections()) {
            for (var block : section.blocks()) {
                switch (block) {
                    case Block.Run run -> {
                        assertNotNull(run.expected(), run.command() + " has no expected output");
                        world.run(run);
                    }
                    case Block.Predict predict -> world.predict(predict);
                    case Block.Prose _,
                            Block.Callout _,
                            Block.Code _,
                            Block.Ascii _,
                            Block.Mermaid _,
                            Block.Quiz _,
                            Block.Exercise _ -> {}
                }
            }
        }
        for (var verdict : world.verdicts()) {
            assertTrue(
                    verdict.state() != Verdict.State.DONE,
                    "the check " + verdict.id() + " holds before the exercise is done");
            assertTrue(
                    !verdict.says().contains("{") && !verdict.says().contains("nothing"),
                    "the check " + verdict.id() + " says: " + verdict.says());
        }
        world.solve();
        world.leave();
    }

    private static void questions(Lesson lesson) {
        for (var quiz : lesson.quizzes()) {
            var right = quiz.options().stream().filter(Block.Option::right).count();
            assertTrue(
                    right == 1 || quiz.several() && right < quiz.options().size(),
                    "the quiz "
                            + quiz.id()
                            + " of "
                            + lesson.path()
                            + " has "
                            + right
                            + " right"
                            + " answers");
        }
        for (var predict : lesson.predictions()) {
            assertEquals(
                    predict.options().size(),
                    predict.options().stream().map(Block.Option::text).distinct().count());
        }
    }

    private static @Nullable String text(String path) {
        try {
            var file = Path.of("lessons", path);
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
