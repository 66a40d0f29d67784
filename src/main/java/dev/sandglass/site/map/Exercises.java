package dev.sandglass.site.map;

import dev.sandglass.course.Grader;
import dev.sandglass.course.Lesson;
import dev.sandglass.course.Measuring;
import dev.sandglass.course.Verdict;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.site.sandboxes.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks and predictions of a sandbox's lesson, as its cluster decides them. Shared by all pages that show it. */
final class Exercises {

    /** A prediction that a learner has locked. */
    private record Prediction(String answer, Measuring measuring, boolean decided) {}

    private final @Nullable Lesson lesson;
    private final @Nullable Grader grader;
    private final Map<String, Prediction> predictions = new LinkedHashMap<>();
    private List<Verdict> verdicts = List.of();
    private @Nullable Sight seen;

    Exercises(@Nullable Lesson lesson) {
        this.lesson = lesson;
        this.grader = lesson == null ? null : new Grader(lesson);
    }

    /** Looks again, once a turn. */
    void update(Sight sight) {
        if (seen == sight || grader == null) {
            return;
        }
        seen = sight;
        verdicts = grader.look(sight);
        var now = Instant.ofEpochSecond(0, sight.now());
        predictions.replaceAll(
                (_, it) -> {
                    if (it.decided()) {
                        return it;
                    }
                    var measuring = it.measuring().look(sight);
                    return new Prediction(it.answer(), measuring, measuring.isDecided(now));
                });
    }

    /** Locks a learner's answer and begins to measure; an answer that is locked stays. */
    void predict(String id, String answer, Sight sight) {
        if (lesson == null || predictions.containsKey(id)) {
            return;
        }
        var now = Instant.ofEpochSecond(0, sight.now());
        lesson.predictions().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .ifPresent(
                        it ->
                                predictions.put(
                                        id,
                                        new Prediction(
                                                answer, Measuring.begin(it, sight, now), false)));
    }

    /** What each check says, as a page understands it. */
    List<Document> checks() {
        return verdicts.stream()
                .map(
                        it ->
                                Document.of(
                                        "id",
                                        it.id(),
                                        "state",
                                        it.state().name().toLowerCase(Locale.ROOT),
                                        "says",
                                        it.says()))
                .toList();
    }

    /** How each prediction stands. */
    List<Document> predictions() {
        var drawn = new ArrayList<Document>();
        predictions.forEach(
                (id, it) ->
                        drawn.add(
                                Document.of(
                                        "id",
                                        id,
                                        "answer",
                                        it.answer(),
                                        "state",
                                        it.decided() ? "decided" : "watching",
                                        "value",
                                        it.measuring().value(),
                                        "until",
                                        it.measuring().until().toString())));
        return drawn;
    }

    /** Those of the items that are not among the known ones. */
    static @Nullable Items news(List<Document> items, List<Document> known) {
        var fresh = items.stream().filter(it -> !known.contains(it)).toList();
        return fresh.isEmpty() ? null : Items.copyOf(fresh);
    }
}
