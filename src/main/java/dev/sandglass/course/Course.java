package dev.sandglass.course;

import java.util.List;
import java.util.Optional;

/** All chapters and lessons in the order in which {@code lessons/course.yaml} names them. */
public record Course(String title, List<Chapter> chapters) {

    /** A part of the course; {@code says} tells in one sentence what it is about. */
    public record Chapter(String id, String title, String says, List<Lesson> lessons) {
        public Chapter {
            lessons = List.copyOf(lessons);
        }
    }

    public Course {
        chapters = List.copyOf(chapters);
    }

    public List<Lesson> lessons() {
        return chapters.stream().flatMap(chapter -> chapter.lessons().stream()).toList();
    }

    public Optional<Lesson> lesson(String path) {
        return lessons().stream().filter(lesson -> lesson.path().equals(path)).findFirst();
    }

    /** The chapter that holds the lesson. */
    public Chapter chapterOf(Lesson lesson) {
        return chapters.stream()
                .filter(chapter -> chapter.lessons().contains(lesson))
                .findFirst()
                .orElseThrow();
    }

    public Optional<Lesson> before(Lesson lesson) {
        return neighbour(lesson, -1);
    }

    public Optional<Lesson> after(Lesson lesson) {
        return neighbour(lesson, +1);
    }

    private Optional<Lesson> neighbour(Lesson lesson, int step) {
        var all = lessons();
        var place = all.indexOf(lesson) + step;
        return place < 0 || place >= all.size() ? Optional.empty() : Optional.of(all.get(place));
    }
}
