package dev.sandglass.course;

import dev.sandglass.document.Document;
import dev.sandglass.document.Yaml;

/** YAML in a lesson. */
final class Settings {

    private Settings() {}

    /** The settings that begin at a line of the file; a fault when they are no keys with values. */
    static Document read(String file, int line, String text) {
        Object value;
        try {
            value =
                    Yaml.parse(
                            text,
                            duplicates -> {
                                throw new LessonFault(file, line, duplicates);
                            });
        } catch (LessonFault fault) {
            throw fault;
        } catch (RuntimeException fault) {
            throw new LessonFault(file, line, "this is not YAML: " + fault.getMessage());
        }
        return switch (value) {
            case Document document -> document;
            case null -> Document.EMPTY;
            default -> throw new LessonFault(file, line, "write keys with values here");
        };
    }
}
