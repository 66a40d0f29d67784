package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Go templates as {@code kubectl -o go-template} takes them: {@code {{range .items}}{{.metadata.name}}{{"\n"}}{{end}}}.
 *
 * <p>Follows Go's text/template with the functions of kubectl ({@code exists}, {@code base64decode}) and its complaints. Left out:
 * {@code define}, {@code template} and {@code block}, complex numbers, {@code call}.
 */
public final class GoTemplate {

    private static final int OUTPUT_AT_MOST = 16 << 20;
    private static final int STEPS_AT_MOST = 5_000_000;

    private final String text;
    private final List<TemplateNode> nodes;
    private final boolean missingKeysAllowed;

    private GoTemplate(String text, List<TemplateNode> nodes, boolean missingKeysAllowed) {
        this.text = text;
        this.nodes = nodes;
        this.missingKeysAllowed = missingKeysAllowed;
    }

    /** The template; else a complaint. A key that is not there shows as {@code <no value>}. */
    public static GoTemplate parse(String text) {
        return new GoTemplate(
                text, new TemplateParser(text, TemplateFunctions.NAMES).parse(), true);
    }

    /** The same template, in which a key that is not there is an error. */
    public GoTemplate refusingMissingKeys() {
        return new GoTemplate(text, nodes, false);
    }

    /** What the template wrote, and why it stopped if it did. */
    public record Output(String text, @Nullable String fault) {}

    /** The template's output for this object. */
    public Output run(@Nullable Object data) {
        var run = new Run(data);
        try {
            run.list(nodes, data);
            return new Output(run.out.toString(), null);
        } catch (Malformed fault) {
            return new Output(run.out.toString(), fault.getMessage());
        }
    }

    /** How a list ended. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    /** One run over one object. */
    private final class Run {

        private final StringBuilder out = new StringBuilder();
        private final TemplateValues values;
        private int steps;

        Run(@Nullable Object data) {
            values = new TemplateValues(text, missingKeysAllowed, data);
        }

        Flow list(List<TemplateNode> list, @Nullable Object dot) {
            for (var node : list) {
                var flow = one(node, dot);
                if (flow != Flow.ON) {
                    return flow;
                }
            }
            return Flow.ON;
        }

        private Flow one(TemplateNode node, @Nullable Object dot) {
            step();
            switch (node) {
                case TemplateNode.Text plain -> write(plain.text());
                case TemplateNode.Action action -> {
                    var value = values.pipe(action.pipe(), dot);
                    if (action.pipe().variables().isEmpty()) {
                        write(shown(value));
                    }
                }
                case TemplateNode.If choice -> {
                    return scoped(
                            () ->
                                    TemplateFunctions.isTrue(values.pipe(choice.pipe(), dot))
                                            ? list(choice.then(), dot)
                                            : list(choice.otherwise(), dot));
                }
                case TemplateNode.With with -> {
                    return scoped(() -> with(with, dot));
                }
                case TemplateNode.Range range -> {
                    return scoped(() -> range(range, dot));
                }
                case TemplateNode.Break _ -> {
                    return Flow.BREAK;
                }
                case TemplateNode.Continue _ -> {
                    return Flow.CONTINUE;
                }
            }
            return Flow.ON;
        }

        private Flow with(TemplateNode.With with, @Nullable Object dot) {
            var value = values.pipe(with.pipe(), dot);
            if (!TemplateFunctions.isTrue(value)) {
                return list(with.otherwise(), dot);
            }
            values.enterDot(false);
            return list(with.then(), value);
        }

        private void write(String more) {
            if (out.length() + more.length() > OUTPUT_AT_MOST) {
                throw new Malformed("template: output: the output is too long");
            }
            out.append(more);
        }

        private static String shown(@Nullable Object value) {
            return TemplateNode.isAbsent(value) ? "<no value>" : GoSyntax.plain(value);
        }

        private Flow scoped(Supplier<Flow> inside) {
            var before = values.scope();
            var flow = inside.get();
            values.leave(before);
            return flow;
        }

        private Flow range(TemplateNode.Range range, @Nullable Object dot) {
            var value = values.pipe(range.pipe(), dot, false);
            var keys = new ArrayList<@Nullable Object>();
            var items = new ArrayList<@Nullable Object>();
            switch (value) {
                case Items list -> {
                    for (var i = 0; i < list.size(); i++) {
                        keys.add(i);
                        items.add(list.get(i));
                    }
                }
                case Document document ->
                        document.forEach(
                                (key, inner) -> {
                                    keys.add(key);
                                    items.add(inner);
                                });
                case Number count when !(count instanceof Double) -> {
                    for (var i = 0; i < Math.min(count.longValue(), OUTPUT_AT_MOST); i++) {
                        keys.add(i);
                        items.add(i);
                    }
                }
                case TemplateNode.Absent _ -> {}
                case null, default ->
                        throw values.fault("range can't iterate over " + GoSyntax.plain(value));
            }
            if (items.isEmpty()) {
                return list(range.otherwise(), dot);
            }
            for (var i = 0; i < items.size(); i++) {
                if (round(range, keys.get(i), items.get(i)) == Flow.BREAK) {
                    break;
                }
            }
            return Flow.ON;
        }

        private void step() {
            if (++steps > STEPS_AT_MOST) {
                throw new Malformed("template: output: the template takes too long");
            }
        }

        private Flow round(TemplateNode.Range range, @Nullable Object key, @Nullable Object item) {
            step();
            var before = values.scope();
            var names = range.pipe().variables();
            for (var i = 0; i < names.size(); i++) {
                var value = names.size() == 2 && i == 0 ? key : item;
                values.set(names.get(i), value, range.pipe().assigns(), value == item);
            }
            values.enterDot(true);
            var flow = list(range.body(), item);
            values.leave(before);
            return flow;
        }
    }
}
