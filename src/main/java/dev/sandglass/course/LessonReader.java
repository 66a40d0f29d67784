package dev.sandglass.course;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code lesson.md}: front matter, then Markdown in which some fences are pieces.
 *
 * <pre>
 *   ## A heading               begins a section
 *   > [!TIP] A title           a callout: TIP, NOTE, WARNING, GOTCHA
 *   ```terminal act            a command to run in the terminal act
 *   ```expected                what the command above prints; … stands for what differs
 *   ```predict busiest         a question that the cluster decides
 *   ```quiz                    a question with a reason for each option
 *   ```exercise forward        a task with checks and hints
 *   ```ascii A caption         a diagram in characters
 *   ```mermaid A caption       a diagram in Mermaid's language
 * </pre>
 *
 * <p>Anything else that looks like a piece is a {@link LessonFault}, with file and line; all of a lesson are told at once.
 */
final class LessonReader {

    private static final Set<String> KEYS =
            Set.of("title", "question", "minutes", "after", "goal", "not here", "terminals");
    private static final Set<String> PLAIN = Set.of("yaml", "json", "sh", "text");
    private static final Pattern CALLOUT = Pattern.compile("\\[!([A-Z]+)\\](.*)");

    private final String file;
    private final int bodyLine;
    private final List<Lesson.Section> sections = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<LessonFault> faults = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();
    private StringBuilder prose = new StringBuilder();
    private String title = "";
    private int runs;
    private int questions;

    private LessonReader(String file, int bodyLine) {
        this.file = file;
        this.bodyLine = bodyLine;
    }

    /** The lesson of a folder, of which the texts are given. */
    static Lesson read(String path, String file, String text, String start, String solution) {
        var parts = FrontMatter.split(file, text);
        var settings = parts.settings();
        var reader = new LessonReader(file, parts.line());
        reader.checkKeys(settings);
        reader.noting(() -> parts.required("title"));
        reader.noting(() -> minutes(file, settings));
        reader.noting(() -> parts.required("goal"));
        reader.walk(Markdown.parse(parts.body()));
        LessonFault.raise(reader.faults);
        var name = parts.required("title");
        return new Lesson(
                path,
                name,
                settings.text("question", name),
                minutes(file, settings),
                after(settings),
                parts.required("goal"),
                settings.textOrNull("not here"),
                reader.terminals(settings),
                reader.sections,
                start,
                solution);
    }

    /** An author hears of every mistake, not only of the first. */
    private void noting(Runnable step) {
        try {
            step.run();
        } catch (LessonFault fault) {
            faults.add(fault);
        }
    }

    private void checkKeys(Document settings) {
        for (var key : settings.keys()) {
            if (!KEYS.contains(key)) {
                faults.add(
                        new LessonFault(
                                file,
                                1,
                                "front matter knows no \""
                                        + key
                                        + "\"; it knows title, question, minutes, after, goal,"
                                        + " not here, terminals"));
            }
        }
    }

    /** The terminals as the front matter orders them: exactly those that the text uses. */
    private List<String> terminals(Document settings) {
        var used =
                sections.stream()
                        .flatMap(section -> section.blocks().stream())
                        .map(LessonReader::terminalOf)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        if (!settings.has("terminals")) {
            return used;
        }
        var written = settings.items("terminals").texts().toList();
        if (!Set.copyOf(written).equals(Set.copyOf(used))) {
            throw new LessonFault(
                    file,
                    1,
                    "front matter orders the terminals " + written + ", but the text uses " + used);
        }
        return written;
    }

    private static String terminalOf(Block block) {
        return switch (block) {
            case Block.Run run -> run.terminal();
            case Block.Predict predict when predict.act() != null -> predict.act().terminal();
            case Block.Predict _,
                    Block.Prose _,
                    Block.Callout _,
                    Block.Code _,
                    Block.Ascii _,
                    Block.Mermaid _,
                    Block.Quiz _,
                    Block.Exercise _ ->
                    "";
        };
    }

    private static int minutes(String file, Document settings) {
        var minutes = settings.number("minutes", 0);
        if (minutes < 1) {
            throw new LessonFault(file, 1, "front matter needs minutes, a number from 1");
        }
        return (int) minutes;
    }

    private static List<String> after(Document settings) {
        return settings.has("after") ? settings.items("after").texts().toList() : List.of();
    }

    private void walk(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            var one = node;
            noting(() -> take(one));
        }
        endSection();
    }

    private void take(Node node) {
        switch (node) {
            case Heading heading when heading.getLevel() == 1 ->
                    throw fault(
                            node,
                            "the page's heading comes from the front matter; begin with ## here");
            case Heading heading when heading.getLevel() == 2 -> {
                endSection();
                title = Words.of(heading);
            }
            case FencedCodeBlock fence -> piece(fence);
            case BlockQuote quote -> quotation(quote);
            default -> prose.append(Markdown.html(node));
        }
    }

    private void quotation(BlockQuote quote) {
        var callout = calloutOf(quote);
        if (callout == null) {
            prose.append(Markdown.html(quote));
        } else {
            add(callout);
        }
    }

    private void add(Block block) {
        endProse();
        blocks.add(block);
    }

    private void endProse() {
        if (!prose.isEmpty()) {
            blocks.add(new Block.Prose(prose.toString()));
            prose = new StringBuilder();
        }
    }

    private void endSection() {
        endProse();
        if (!title.isEmpty() || !blocks.isEmpty()) {
            sections.add(new Lesson.Section(slug(title), title, blocks));
        }
        blocks = new ArrayList<>();
        title = "";
    }

    private void piece(FencedCodeBlock fence) {
        var info = fence.getInfo().strip().split("\\s+", 2);
        var rest = info.length > 1 ? info[1] : "";
        var text = fence.getLiteral().stripTrailing();
        var pieces = new PieceReader(file, lineOf(fence) + 1);
        switch (info[0]) {
            case "terminal" -> add(run(fence, rest, text));
            case "expected" -> expected(fence, text);
            case "quiz" -> add(pieces.quiz(questionId(fence, rest), text));
            case "predict" -> add(pieces.predict(questionId(fence, rest), text));
            case "exercise" -> add(pieces.exercise(named(fence, rest), text));
            case "ascii" -> add(new Block.Ascii(captioned(fence, rest), text));
            case "mermaid" -> add(new Block.Mermaid(captioned(fence, rest), text));
            default -> {
                if (!PLAIN.contains(info[0])) {
                    throw fault(
                            fence,
                            "no fence is called \""
                                    + info[0]
                                    + "\"; there are terminal,"
                                    + " expected, predict, quiz, exercise, ascii, mermaid, yaml,"
                                    + " json, sh,"
                                    + " text");
                }
                add(new Block.Code(info[0], text));
            }
        }
    }

    private Block run(FencedCodeBlock fence, String terminal, String command) {
        if (!terminal.matches("[a-z][a-z0-9-]*")) {
            faults.add(fault(fence, "name the terminal: ```terminal act"));
        }
        if (command.isBlank()) {
            faults.add(fault(fence, "there is no command"));
        }
        runs++;
        return new Block.Run("b" + runs, terminal, command, null);
    }

    /** Puts the text into the command above, which must stand directly before. */
    private void expected(FencedCodeBlock fence, String text) {
        if (!prose.isEmpty() || blocks.isEmpty() || !(blocks.getLast() instanceof Block.Run run)) {
            throw fault(fence, "expected output follows the terminal block that prints it");
        }
        blocks.set(blocks.size() - 1, new Block.Run(run.id(), run.terminal(), run.command(), text));
    }

    private String questionId(FencedCodeBlock fence, String written) {
        questions++;
        return written.isEmpty() ? "q" + questions : named(fence, written);
    }

    private String named(FencedCodeBlock fence, String id) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw fault(
                    fence,
                    "give it a name of small letters, digits and dashes, as in"
                            + " ```exercise forward");
        }
        if (!ids.add(id)) {
            throw fault(fence, "the name \"" + id + "\" is taken by a piece above");
        }
        return id;
    }

    private String captioned(FencedCodeBlock fence, String caption) {
        if (caption.isEmpty()) {
            throw fault(
                    fence,
                    "a diagram needs a caption behind its kind: it is what people hear"
                            + " who cannot see it");
        }
        return caption;
    }

    /** A callout, or null if the quotation is only a quotation. */
    private Block.@Nullable Callout calloutOf(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph first)) {
            return null;
        }
        var match = CALLOUT.matcher(Words.firstLine(first));
        if (!match.matches()) {
            return null;
        }
        var tone =
                Arrays.stream(Block.Tone.values())
                        .filter(each -> each.name().equals(match.group(1)))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        fault(
                                                quote,
                                                "no callout is called "
                                                        + match.group(1)
                                                        + "; there are TIP, NOTE, WARNING,"
                                                        + " GOTCHA"));
        var heading = match.group(2).isBlank() ? tone.word() : match.group(2).strip();
        Words.dropFirstLine(first);
        var html = new StringBuilder();
        for (var node = quote.getFirstChild(); node != null; node = node.getNext()) {
            html.append(Markdown.html(node));
        }
        return new Block.Callout(tone, heading, html.toString());
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private int lineOf(Node node) {
        var spans = node.getSourceSpans();
        return bodyLine + (spans.isEmpty() ? 0 : spans.getFirst().getLineIndex());
    }

    private LessonFault fault(Node node, String says) {
        return new LessonFault(file, lineOf(node), says);
    }
}
