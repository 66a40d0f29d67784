package dev.sandglass.course;

import dev.sandglass.api.Transport;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a lesson's exercises against a cluster. It sees what any client sees and looks at state
 * only, never at
 * what was typed, so every way to the goal counts.
 */
public final class Grader {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

    private final List<Check> checks;

    public Grader(Lesson lesson) {
        this.checks = lesson.exercises().stream().flatMap(each -> each.checks().stream()).toList();
    }

    /** What every check says at this moment, in the order of the text. */
    public List<Verdict> look(Transport transport) {
        return checks.stream().map(check -> judge(check, transport)).toList();
    }

    private static Verdict judge(Check check, Transport transport) {
        return switch (check.condition()) {
            case Check.Condition.OfObject(var target, var expectations) ->
                    ofObject(check, Reads.object(transport, target), target, expectations);
            case Check.Condition.Gone(var target) -> gone(check, Reads.object(transport, target));
            case Check.Condition.OfCount(var count, var matcher) -> {
                var listed = Reads.list(transport, count).items("items").documents().toList();
                yield ofCount(check, count.of(listed), matcher);
            }
        };
    }

    private static Verdict ofObject(
            Check check,
            @Nullable Document object,
            Check.Target target,
            List<Expectation> expectations) {
        if (object == null) {
            var name = target.kind() + "/" + target.name();
            return open(check, "There is no <code>" + name + "</code> yet.");
        }
        var held =
                expectations.stream()
                        .filter(each -> each.matcher().holds(object.at(each.path())))
                        .count();
        return verdict(check, held, expectations.size(), path -> shown(object, path));
    }

    private static Verdict gone(Check check, @Nullable Document object) {
        return object == null ? done(check) : verdict(check, 0, 1, path -> shown(object, path));
    }

    private static Verdict ofCount(Check check, long number, Expectation.Matcher matcher) {
        if (matcher.holds(number)) {
            return done(check);
        }
        // Some are there, though not as many as asked for: that is half way.
        var state = number > 0 ? Verdict.State.HALF : Verdict.State.OPEN;
        var says = filled(check.otherwise(), path -> path.equals("count") ? number : null);
        return new Verdict(check.id(), state, says);
    }

    private static Verdict verdict(
            Check check, long held, long of, Function<String, @Nullable Object> values) {
        if (held == of) {
            return done(check);
        }
        var state = held > 0 ? Verdict.State.HALF : Verdict.State.OPEN;
        return new Verdict(check.id(), state, filled(check.otherwise(), values));
    }

    private static Verdict open(Check check, String says) {
        return new Verdict(check.id(), Verdict.State.OPEN, says);
    }

    private static Verdict done(Check check) {
        return new Verdict(check.id(), Verdict.State.DONE, "Done.");
    }

    /** A number that is not written is none yet: the API leaves zeros of a status out. */
    private static @Nullable Object shown(Document object, String path) {
        var value = object.at(path);
        return value == null && path.endsWith("Replicas") ? (Object) 0 : value;
    }

    private static String filled(String html, Function<String, @Nullable Object> values) {
        return HOLE.matcher(html)
                .replaceAll(
                        hole -> {
                            var value = values.apply(hole.group(1));
                            return Matcher.quoteReplacement(
                                    value == null ? "nothing" : escaped(value.toString()));
                        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
