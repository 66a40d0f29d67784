package dev.sandglass.site.lessons;

import dev.sandglass.course.Course;
import dev.sandglass.course.Lesson;
import dev.sandglass.site.sandboxes.SandboxRecord;
import java.net.URI;
import java.time.Instant;

/**
 * A sandbox in the list of a learner's own.
 *
 * @param state {@code awake} or {@code asleep}
 * @param made when, in words
 */
public record SandboxCard(
        String id, String title, String href, String state, String made, String used) {

    /** As it is at this moment. */
    static SandboxCard of(SandboxRecord record, Course course, String state, Instant now) {
        var title =
                course.lesson(record.lesson)
                        .map(Lesson::title)
                        .orElse("A cluster without a lesson");
        return new SandboxCard(
                record.id,
                title,
                page(record.id, record.lesson).toString(),
                state,
                Ago.of(record.made, now),
                Ago.of(record.seen, now));
    }

    /** Where a sandbox is shown: beside its lesson, if it has one. */
    static URI page(String id, String lesson) {
        return URI.create(
                lesson.isEmpty() ? "/sandboxes/" + id : "/lessons/" + lesson + "?sandbox=" + id);
    }

    public String stateWord() {
        return state.equals("awake") ? "awake" : "asleep, its time stands still";
    }

    /** Enough of the id to tell two apart. */
    public String shortId() {
        return id.substring(0, Math.min(6, id.length()));
    }
}
