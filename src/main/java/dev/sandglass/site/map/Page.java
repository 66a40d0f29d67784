package dev.sandglass.site.map;

import dev.sandglass.course.Lesson;
import dev.sandglass.document.Document;
import dev.sandglass.site.sandboxes.ClockFace;
import dev.sandglass.site.sandboxes.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one page has been told of its sandbox, and hence what it is to be told next. */
final class Page {

    /** Between two words of the clock a browser counts for itself; so often it is put right. */
    private static final long CLOCK_EVERY = Duration.ofSeconds(5).toNanos();

    private final @Nullable Lesson lesson;
    private long version;
    private @Nullable ClockFace clock;
    private List<Document> checks = List.of();
    private List<Document> predictions = List.of();

    Page(@Nullable Lesson lesson) {
        this.lesson = lesson;
    }

    static Exercises exercises(Sight sight, @Nullable Lesson lesson) {
        return sight.kept(Exercises.class, _ -> new Exercises(lesson));
    }

    /** The messages for this page; null when there are none. */
    @Nullable List<Document> news(Sight sight) {
        var messages = new ArrayList<Document>();
        var picture = sight.kept(Picture.class, Picture::new);
        picture.update(sight);
        var news = picture.after(version);
        if (news != null) {
            version = news.version();
            messages.addAll(news.messages());
            messages.add(Document.of("revision", picture.revision()));
        }
        addExercises(exercises(sight, lesson), sight, messages);
        addClock(sight, !messages.isEmpty(), messages);
        return messages.isEmpty() ? null : messages;
    }

    private void addExercises(Exercises exercises, Sight sight, List<Document> messages) {
        exercises.update(sight);
        var fresh = Exercises.news(exercises.checks(), checks);
        if (fresh != null) {
            messages.add(Document.of("checks", fresh));
            checks = exercises.checks();
        }
        for (var prediction : exercises.predictions()) {
            if (!predictions.contains(prediction)) {
                messages.add(Document.of("prediction", prediction));
            }
        }
        predictions = exercises.predictions();
    }

    private void addClock(Sight sight, boolean speaksAnyway, List<Document> messages) {
        var now = sight.clock();
        var before = clock;
        var changed =
                before == null
                        || before.turns() != now.turns()
                        || !now.running() && before.now() != now.now(); // it made a step
        if (changed
                || speaksAnyway
                        && now.now() - before.now() > CLOCK_EVERY * Math.max(now.speed(), 1)) {
            clock = now;
            messages.add(
                    Document.of(
                            "clock",
                            Document.of(
                                    "now",
                                    Instant.ofEpochSecond(0, now.now()).toString(),
                                    "speed",
                                    now.speed(),
                                    "running",
                                    now.running(),
                                    "waiting",
                                    now.waiting(),
                                    "turns",
                                    now.turns())));
        }
    }
}
