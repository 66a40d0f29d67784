package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.MergePatch;
import dev.sandglass.kubectl.usage.Arguments;

/**
 * What {@code --record} notes on an object: the command line, where {@code kubectl rollout history} looks for it.
 *
 * @param line empty when nothing is to be noted
 */
public record ChangeCause(String line) {

    public static final String KEY = "kubernetes.io/change-cause";

    /** What the command line asks for; nothing for commands that know no {@code --record}. */
    public static ChangeCause of(Arguments arguments) {
        var isWanted = arguments.usage().find("record") != null && arguments.flag("record");
        return new ChangeCause(isWanted ? shown(arguments) : "");
    }

    /** Words first, flags behind them, all with their values. */
    private static String shown(Arguments arguments) {
        var line = new StringBuilder(arguments.usage().path());
        arguments.words().forEach(word -> line.append(' ').append(word));
        arguments.typed().forEach(flag -> line.append(' ').append(flag));
        return line.toString();
    }

    public boolean isWanted() {
        return !line.isEmpty();
    }

    /** The object with the note, where one is wanted. */
    public Document on(Document object) {
        if (line.isEmpty()) {
            return object;
        }
        var annotations = object.child("metadata.annotations").put(KEY, line);
        return object.with("metadata.annotations", annotations);
    }

    /** The merge patch that puts the note on the object. */
    public Document patch(Document object) {
        return MergePatch.twoWay(object, on(object));
    }
}
