package dev.sandglass.course;

import dev.sandglass.document.Document;
import java.util.Set;

/** The settings between two lines of dashes at the top of a lesson, and the text below. */
record FrontMatter(String file, Document settings, String body, int line) {

    static FrontMatter split(String file, String text) {
        if (!text.startsWith("---\n")) {
            throw new LessonFault(
                    file,
                    1,
                    "a lesson begins with front matter: a line ---, settings," + " a line ---");
        }
        var end = text.indexOf("\n---\n", 3);
        if (end < 0) {
            throw new LessonFault(
                    file, 1, "the front matter does not end; close it with a line ---");
        }
        var head = text.substring(4, end + 1);
        var body = text.substring(end + 5);
        var line = (int) text.substring(0, end + 5).lines().count() + 1;
        return new FrontMatter(file, Settings.read(file, 2, head), body, line);
    }

    /** Finds keys that are none of these, and what is required and missing. */
    void look(Set<String> known, Faults faults) {
        for (var key : settings.keys()) {
            faults.look(
                    () -> {
                        if (!known.contains(key)) {
                            throw unknown(key);
                        }
                    });
        }
        faults.look(() -> required("title"));
        faults.look(() -> required("goal"));
    }

    private LessonFault unknown(String key) {
        return new LessonFault(
                file,
                1,
                "front matter knows no \""
                        + key
                        + "\"; it knows title, question, minutes, after, goal, not here,"
                        + " terminals");
    }

    String required(String key) {
        var text = settings.text(key, "");
        if (text.isBlank()) {
            throw new LessonFault(file, 1, "front matter needs " + key);
        }
        return text;
    }
}
