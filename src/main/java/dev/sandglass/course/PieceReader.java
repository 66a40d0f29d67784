package dev.sandglass.course;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inside of a quiz, a prediction or an exercise: words first, then options or settings.
 *
 * <pre>
 *   During the update, the old ReplicaSet…
 *   - [ ] is deleted at once > Then there would be nothing to roll back to.
 *   - [x] is scaled down step by step > Rolling back means scaling it up again.
 * </pre>
 */
final class PieceReader {

    private static final Pattern OPTION = Pattern.compile("- \\[([ x])] (.+?) > (.+)");
    private static final Pattern SETTING = Pattern.compile("[a-z]+:.*");
    private static final Set<String> CHECK_KEYS =
            Set.of("says", "object", "gone", "count", "expect", "is", "within", "otherwise");

    private final String file;
    private final int line;

    /** A reader of the piece whose first line is the given one. */
    PieceReader(String file, int line) {
        this.file = file;
        this.line = line;
    }

    /** The three parts of a piece; the settings begin at a line of the file. */
    private record Parts(String words, List<Block.Option> options, Document settings) {}

    Block.Quiz quiz(String id, String text) {
        var parts = split(text, Set.of());
        var right = parts.options().stream().filter(Block.Option::right).count();
        if (parts.options().size() < 2 || right == 0) {
            throw fault(
                    0, "a quiz needs two options or more, and a right one: - [x] text > reason");
        }
        return new Block.Quiz(id, Markdown.inline(parts.words()), parts.options(), right > 1);
    }

    Block.Predict predict(String id, String text) {
        var parts = split(text, Set.of("watch", "run"));
        if (parts.options().stream().filter(Block.Option::right).count() != 1) {
            throw fault(0, "a prediction needs exactly one right option: - [x] 4 > reason");
        }
        for (var option : parts.options()) {
            if (!Character.isDigit(option.text().charAt(0))) {
                throw fault(0, "an option of a prediction begins with the number that it predicts");
            }
        }
        var watch = parts.settings().textOrNull("watch");
        if (watch == null) {
            throw fault(0, "a prediction needs watch: max of count(…) for 30s");
        }
        return new Block.Predict(
                id,
                Markdown.inline(parts.words()),
                parts.options(),
                act(parts.settings()),
                reading(() -> Watch.read(watch)));
    }

    private Block.@Nullable Act act(Document settings) {
        if (!settings.has("run")) {
            return null;
        }
        var run = settings.child("run");
        if (run.size() != 1) {
            throw fault(0, "run names one terminal and its command: run: { act: kubectl … }");
        }
        var terminal = run.key(0);
        return new Block.Act(terminal, run.text(terminal));
    }

    Block.Exercise exercise(String id, String text) {
        var parts = split(text, Set.of("check", "checks", "hints"));
        var settings = parts.settings();
        var checks =
                settings.has("check")
                        ? Items.of(settings.child("check"))
                        : settings.has("checks") ? settings.items("checks") : Items.EMPTY;
        if (checks.isEmpty()) {
            throw fault(0, "an exercise needs a check");
        }
        var read = new ArrayList<Check>();
        for (var i = 0; i < checks.size(); i++) {
            read.add(check(checks.size() == 1 ? id : id + "-" + (i + 1), checks.document(i)));
        }
        var hints = settings.has("hints") ? settings.items("hints") : Items.EMPTY;
        return new Block.Exercise(
                id,
                Markdown.html(parts.words()),
                read,
                hints.texts().map(Markdown::inline).toList());
    }

    private Check check(String id, Document written) {
        for (var key : written.keys()) {
            if (!CHECK_KEYS.contains(key)) {
                throw fault(
                        0,
                        "a check knows no \""
                                + key
                                + "\"; it knows says, object, gone, count,"
                                + " expect, is, within, otherwise");
            }
        }
        if (!written.has("says") || !written.has("otherwise")) {
            throw fault(
                    0, "a check needs says (what will be true) and otherwise (what is missing)");
        }
        var within = written.text("within", "1m");
        return new Check(
                id,
                Markdown.inline(written.text("says")),
                reading(() -> condition(written)),
                reading(() -> Spans.read(within)),
                Markdown.inline(written.text("otherwise")));
    }

    private static Check.Condition condition(Document written) {
        if (written.has("object")) {
            var expectations = new ArrayList<Expectation>();
            flatten("", written.child("expect"), expectations);
            return new Check.Condition.OfObject(
                    Check.Target.read(written.text("object")), expectations);
        }
        if (written.has("gone")) {
            return new Check.Condition.Gone(Check.Target.read(written.text("gone")));
        }
        if (written.has("count") && written.has("is")) {
            return new Check.Condition.OfCount(
                    Count.read("count(" + written.text("count") + ")"),
                    Expectation.Matcher.read(written.get("is")));
        }
        throw new IllegalArgumentException(
                "a check looks at an object, at one that is gone, or at a count and what it is");
    }

    private static void flatten(String before, Document written, List<Expectation> into) {
        written.forEach(
                (key, value) -> {
                    var path = before.isEmpty() ? key : before + "." + key;
                    if (value instanceof Document inside) {
                        flatten(path, inside, into);
                    } else {
                        into.add(new Expectation(path, Expectation.Matcher.read(value)));
                    }
                });
    }

    private Parts split(String text, Set<String> settings) {
        var words = new StringBuilder();
        var options = new ArrayList<Block.Option>();
        var lines = text.lines().toList();
        var at = 0;
        for (; at < lines.size() && !startsSettings(lines.get(at), settings); at++) {
            var next = lines.get(at);
            if (next.startsWith("- [")) {
                options.add(option(at, options.size(), next));
            } else if (options.isEmpty()) {
                words.append(next).append('\n');
            } else if (!next.isBlank()) {
                throw fault(at, "an option is one line: - [ ] text > reason");
            }
        }
        if (words.toString().isBlank()) {
            throw fault(0, "a piece begins with what it asks");
        }
        var rest = String.join("\n", lines.subList(at, lines.size()));
        var read = rest.isBlank() ? Document.EMPTY : Settings.read(file, line + at, rest);
        return new Parts(words.toString(), options, read);
    }

    private static boolean startsSettings(String text, Set<String> settings) {
        return SETTING.matcher(text).matches()
                && settings.contains(text.substring(0, text.indexOf(':')));
    }

    private Block.Option option(int at, int index, String text) {
        var match = OPTION.matcher(text);
        if (!match.matches()) {
            throw fault(at, "an option gives its reason: - [ ] text > reason, with [x] if right");
        }
        return new Block.Option(
                String.valueOf((char) ('a' + index)),
                match.group(2),
                Markdown.inline(match.group(2)),
                match.group(1).equals("x"),
                Markdown.inline(match.group(3)));
    }

    private <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException fault) {
            throw fault(0, String.valueOf(fault.getMessage()));
        }
    }

    private LessonFault fault(int offset, String says) {
        return new LessonFault(file, line + offset, says);
    }
}
