package dev.sandglass.course;

import dev.sandglass.document.Document;

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

    String required(String key) {
        var text = settings.text(key, "");
        if (text.isBlank()) {
            throw new LessonFault(file, 1, "front matter needs " + key);
        }
        return text;
    }
}
