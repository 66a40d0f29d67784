package dev.sandglass.course;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One condition of an exercise, in the learner's words.
 *
 * @param says what will be true when it is done
 * @param within how much cluster time an author's solution may take; tests wait no longer
 * @param otherwise what to say while it does not hold; {@code {path}} stands for the object's field
 */
public record Check(
        String id, String says, Condition condition, Duration within, String otherwise) {

    /** What is looked at. */
    public sealed interface Condition {

        /** An object with fields that match. */
        record OfObject(Target target, List<Expectation> expectations) implements Condition {
            public OfObject {
                expectations = List.copyOf(expectations);
            }
        }

        /** An object that is not there. */
        record Gone(Target target) implements Condition {}

        /** A number of objects. */
        record OfCount(Count count, Expectation.Matcher matcher) implements Condition {}
    }

    /** The object that a check names: {@code deployment/web}, or {@code deployment/web in shop}. */
    public record Target(String kind, String name, String namespace) {

        static Target read(String text) {
            var match = Pattern.compile("([a-z.]+)/(\\S+)(?: in (\\S+))?").matcher(text.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(
                        "\""
                                + text
                                + "\" names no object; write KIND/NAME or KIND/NAME in NAMESPACE");
            }
            var namespace = match.group(3) == null ? "default" : match.group(3);
            Reads.path(match.group(1), namespace); // refuses a kind that it does not know
            return new Target(match.group(1), match.group(2), namespace);
        }
    }
}
