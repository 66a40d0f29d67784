package dev.sandglass.cli;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.course.CourseReader;
import dev.sandglass.course.Lesson;
import dev.sandglass.course.LessonFault;
import dev.sandglass.desk.Beginning;
import dev.sandglass.desk.Clock;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.desk.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./sandglass lesson check [LESSON…]}: reads the course, or the lessons named, and says all that is wrong, each with
 * file and line; then lets a cluster begin as each lesson does. What learners are told to type is for {@code ./sandglass
 * test} to replay.
 */
final class LessonCheck {

    private static final long MOMENT = Instant.parse("2026-01-01T12:00:00Z").getEpochSecond();

    private final Path folder;
    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    /** Of the lessons in a folder. */
    LessonCheck(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Returns 0 when all is well, 1 when something is wrong. */
    int run(List<String> paths) {
        var lessons = paths.isEmpty() ? course() : paths.stream().flatMap(this::named).toList();
        lessons.forEach(this::begin);
        faults.forEach(out::println);
        if (faults.isEmpty()) {
            out.println(lessons.size() == 1 ? "1 lesson is well." : lessons.size() + " lessons are well.");
            return 0;
        }
        out.println(faults.size() == 1 ? "1 fault" : faults.size() + " faults");
        return 1;
    }

    private List<Lesson> course() {
        try {
            return new CourseReader(this::text).read().lessons();
        } catch (LessonFault fault) {
            keep(fault);
            return List.of();
        }
    }

    private Stream<Lesson> named(String path) {
        try {
            return Stream.of(new CourseReader(this::text).lesson(path));
        } catch (LessonFault fault) {
            keep(fault);
            return Stream.empty();
        }
    }

    private void keep(LessonFault fault) {
        String.valueOf(fault.getMessage()).lines().forEach(faults::add);
    }

    private void begin(Lesson lesson) {
        var sandbox = Sandbox.make(1, MOMENT * 1_000_000_000L, Authorities.practice());
        sandbox.clock().turn(new ClockCommand.Speed(Clock.FREE));
        var problem = Beginning.apply(lesson.start(), sandbox);
        if (problem != null) {
            faults.add("lessons/" + lesson.path() + "/start.yaml:1: " + problem.strip());
        }
    }

    private @Nullable String text(String path) {
        try {
            var file = folder.resolve(path);
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
