package dev.sandglass.shell.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.interpreter.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code test}, {@code match}, {@code sub} and the like stand on in jq, with patterns that no text makes slow. Left out,
 * as RE2 has none: looking ahead and behind, back references; and the modifier {@code x}.
 */
final class JqRegex {

    private static final int CHARACTERS_AT_MOST = 8 << 20;
    private static final int SEARCHED_A_STEP = 16;

    private final JqBudget budget;

    private JqRegex(JqBudget budget) {
        this.budget = budget;
    }

    /** Lets the library's functions stand on these, each by the name under which the library asks for it. */
    static void into(Scope scope, JqBudget budget) {
        var regex = new JqRegex(budget);
        Function match =
                (inside, given, in, _, output, _) -> {
                    for (var isTest : regex.all(given.get(2), inside, in)) {
                        for (var flags : regex.all(given.get(1), inside, in)) {
                            for (var text : regex.all(given.get(0), inside, in)) {
                                var search = regex.search(in, text, flags);
                                output.emit(
                                        isTest.asBoolean()
                                                ? BooleanNode.valueOf(search.matcher.find())
                                                : regex.matches(search, inside.getObjectMapper()),
                                        null);
                            }
                        }
                    }
                };
        Function substitute =
                (inside, given, in, _, output, _) -> {
                    for (var flags : regex.all(given.get(2), inside, in)) {
                        for (var text : regex.all(given.get(0), inside, in)) {
                            var search = regex.search(in, text, flags);
                            for (var result : regex.substituted(search, inside, given.get(1))) {
                                output.emit(TextNode.valueOf(result.toString()), null);
                            }
                        }
                    }
                };
        scope.addFunction("_match_impl/3", match);
        scope.addFunction("_sub_impl/3", substitute);
    }

    private List<JsonNode> all(Expression expression, Scope scope, JsonNode in)
            throws JsonQueryException {
        var all = new ArrayList<JsonNode>();
        expression.apply(
                scope,
                in,
                value -> {
                    budget.step();
                    all.add(value);
                });
        return all;
    }

    /** A text with a pattern that looks through it. */
    private record Search(String text, Matcher matcher, Map<Integer, String> names, String flags) {

        /** Whether there is another match that counts; {@code n} passes over empty ones. */
        boolean next() {
            while (matcher.find()) {
                if (!flags.contains("n") || matcher.end() > matcher.start()) {
                    return true;
                }
            }
            return false;
        }

        boolean isGlobal() {
            return flags.contains("g");
        }
    }

    private Search search(JsonNode in, JsonNode regex, JsonNode flags) throws JsonQueryException {
        for (var text : List.of(in, regex)) {
            if (!text.isTextual()) {
                var type = text.getNodeType().name().toLowerCase(Locale.ROOT);
                throw new JsonQueryException(
                        type + " (" + text + ") cannot be matched, as it is not a string");
            }
        }
        var letters = flags.isNull() ? "" : flags.asText();
        var pattern = pattern(regex.asText(), letters);
        var names =
                pattern.namedGroups().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        budget.step(in.asText().length() / SEARCHED_A_STEP);
        return new Search(in.asText(), pattern.matcher(in.asText()), names, letters);
    }

    private static Pattern pattern(String regex, String letters) throws JsonQueryException {
        if (!letters.matches("[gimnsplx]*")) {
            throw new JsonQueryException(letters + " is not a valid modifier string");
        }
        if (letters.contains("x")) {
            throw new JsonQueryException("the modifier x is not in this sandbox yet");
        }
        var isSingle = letters.contains("s") || letters.contains("p");
        var flags = (letters.contains("i") ? "(?i)" : "") + (isSingle ? "(?s)" : "");
        try {
            return Regex.compile(flags + regex.replaceAll("\\(\\?<(?=[A-Za-z_])", "(?P<"));
        } catch (PatternSyntaxException problem) {
            throw new JsonQueryException(
                    regex + " (at offset 0) is not a valid regex: " + problem.getDescription());
        }
    }

    // ---- match ----

    private JsonNode matches(Search search, ObjectMapper mapper) throws JsonQueryException {
        var all = mapper.createArrayNode();
        var counted = new Counted(search.text());
        while (search.next()) {
            budget.step();
            var match = all.addObject();
            place(search.matcher(), 0, counted, match);
            var captures = match.putArray("captures");
            for (var group = 1; group <= search.matcher().groupCount(); group++) {
                var capture = captures.addObject();
                place(search.matcher(), group, counted, capture);
                capture.put("name", search.names().get(group));
            }
            if (!search.isGlobal()) {
                break;
            }
        }
        return all;
    }

    private static void place(Matcher matcher, int group, Counted counted, ObjectNode into) {
        @Nullable String string = matcher.group(group);
        into.put("offset", string == null ? -1 : counted.before(matcher.start(group)));
        into.put("length", string == null ? 0 : string.codePointCount(0, string.length()));
        into.put("string", string);
    }

    /** Counts code points from the last place that was asked for, which is near. */
    private static final class Counted {
        private final String text;
        private int at;
        private int points;

        Counted(String text) {
            this.text = text;
        }

        int before(int place) {
            points +=
                    place >= at ? text.codePointCount(at, place) : -text.codePointCount(place, at);
            at = place;
            return points;
        }
    }

    // ---- sub ----

    /** One text for each way to choose among what may stand in the matches' places. */
    private List<StringBuilder> substituted(Search search, Scope scope, Expression by)
            throws JsonQueryException {
        var texts = List.of(new StringBuilder());
        var from = 0;
        while (search.next()) {
            var gap = search.text().substring(from, search.matcher().start());
            from = search.matcher().end();
            var ways = all(by, scope, captured(search, scope.getObjectMapper()));
            var more = new ArrayList<StringBuilder>();
            for (var way : ways) {
                if (!way.isTextual()) {
                    throw new JsonQueryException(way + " cannot be added to a string");
                }
                for (var text : texts) {
                    budget.step(1 + (ways.size() == 1 ? 0 : text.length() / SEARCHED_A_STEP));
                    var longer = ways.size() == 1 ? text : new StringBuilder(text);
                    more.add(longer.append(gap).append(way.textValue()));
                    if (longer.length() > CHARACTERS_AT_MOST) {
                        throw new JsonQueryException(JqBudget.TOO_MUCH);
                    }
                }
            }
            texts = more;
            if (!search.isGlobal()) {
                break;
            }
        }
        var rest = search.text().substring(from);
        texts.forEach(it -> it.append(rest));
        return texts;
    }

    private static JsonNode captured(Search search, ObjectMapper mapper) {
        var captured = mapper.createObjectNode();
        search.names().forEach((group, name) -> captured.put(name, search.matcher().group(group)));
        return captured;
    }
}
