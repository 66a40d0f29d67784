package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
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
        private final TemplateVariables variables;
        private int steps;
        private int place;
        private String shown = "";

        /** Whether the dot is an item of a list or map, whose type Go does not know. */
        private boolean dotIsItem;

        Run(@Nullable Object data) {
            variables = new TemplateVariables(data);
        }

        // ---- controls ----

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
                    var value = pipe(action.pipe(), dot);
                    if (action.pipe().variables().isEmpty()) {
                        write(shown(value));
                    }
                }
                case TemplateNode.If choice -> {
                    return scoped(
                            () ->
                                    TemplateFunctions.isTrue(pipe(choice.pipe(), dot))
                                            ? list(choice.then(), dot)
                                            : list(choice.otherwise(), dot));
                }
                case TemplateNode.With with -> {
                    return scoped(
                            () -> {
                                var value = pipe(with.pipe(), dot);
                                var takes = TemplateFunctions.isTrue(value);
                                dotIsItem &= !takes;
                                return takes
                                        ? list(with.then(), value)
                                        : list(with.otherwise(), dot);
                            });
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

        private void write(String more) {
            if (out.length() + more.length() > OUTPUT_AT_MOST) {
                throw new Malformed("template: output: the output is too long");
            }
            out.append(more);
        }

        private static String shown(@Nullable Object value) {
            return TemplateNode.isAbsent(value) ? "<no value>" : GoSyntax.plain(value);
        }

        private Flow scoped(java.util.function.Supplier<Flow> inside) {
            var known = variables.count();
            var item = dotIsItem;
            var flow = inside.get();
            variables.forget(known);
            dotIsItem = item;
            return flow;
        }

        private Flow range(TemplateNode.Range range, @Nullable Object dot) {
            var value = pipe(range.pipe(), dot, false);
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
                        throw fault("range can't iterate over " + GoSyntax.plain(value));
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
            var known = variables.count();
            var names = range.pipe().variables();
            for (var i = 0; i < names.size(); i++) {
                var value = names.size() == 2 && i == 0 ? key : item;
                set(names.get(i), value, range.pipe().assigns(), value == item);
            }
            dotIsItem = true;
            var flow = list(range.body(), item);
            variables.forget(known);
            return flow;
        }

        private void set(String name, @Nullable Object value, boolean assigns, boolean item) {
            if (assigns) {
                variable(name).value = value;
            } else {
                variables.declare(name, value, item);
            }
        }

        private TemplateVariables.Variable variable(String name) {
            var known = variables.find(name);
            if (known == null) {
                throw fault("undefined variable: " + name);
            }
            return known;
        }

        // ---- pipelines ----

        private @Nullable Object pipe(TemplateNode.Pipe pipe, @Nullable Object dot) {
            return pipe(pipe, dot, true);
        }

        private @Nullable Object pipe(
                TemplateNode.Pipe pipe, @Nullable Object dot, boolean declares) {
            at(pipe.place(), pipe);
            Object value = TemplateNode.Absent.VALUE;
            var fed = false;
            for (var command : pipe.commands()) {
                value = command(command, dot, value, fed);
                value =
                        value == null
                                ? TemplateNode.Absent.VALUE
                                : value; // as Go looks into the interface
                fed = true;
            }
            if (declares) {
                for (var name : pipe.variables()) {
                    set(name, value, pipe.assigns(), false);
                }
            }
            return value;
        }

        private void at(int where, Object what) {
            place = where;
            shown = what.toString();
        }

        private Malformed fault(String words) {
            var before = text.substring(0, place);
            var line = before.chars().filter(c -> c == '\n').count() + 1;
            var column = place - (before.lastIndexOf('\n') + 1);
            return new Malformed(
                    "template: output:"
                            + line
                            + ":"
                            + column
                            + ": executing \"output\" at <"
                            + shown
                            + ">: "
                            + words);
        }

        private @Nullable Object command(
                TemplateNode.Command command,
                @Nullable Object dot,
                @Nullable Object last,
                boolean fed) {
            var first = command.words().getFirst();
            var hasArguments = fed || command.words().size() > 1;
            if (first instanceof TemplateNode.Function function) {
                return call(function, command, dot, last, fed);
            }
            if (hasArguments) {
                return refuse(first, dot);
            }
            if (first instanceof TemplateNode.Nil) {
                at(first.place(), first);
                throw fault("nil is not a command");
            }
            return operand(first, dot);
        }

        /** A command that is no function, but has arguments. */
        private @Nullable Object refuse(TemplateNode.Operand first, @Nullable Object dot) {
            switch (first) {
                case TemplateNode.Fields fields -> {
                    at(fields.place(), fields);
                    return along(dot, fields.names(), !dotIsItem, true);
                }
                case TemplateNode.Chain chain -> {
                    at(chain.place(), chain);
                    return along(operand(chain.of(), dot), chain.names(), true, true);
                }
                case TemplateNode.Variable variable when !variable.names().isEmpty() -> {
                    at(variable.place(), variable);
                    var known = variable(variable.name());
                    return along(known.value, variable.names(), !known.item, true);
                }
                case TemplateNode.Nested _ -> {}
                default -> at(first.place(), first);
            }
            throw fault("can't give argument to non-function " + first);
        }

        private @Nullable Object operand(TemplateNode.Operand operand, @Nullable Object dot) {
            if (!(operand instanceof TemplateNode.Nested)) {
                at(operand.place(), operand);
            }
            return switch (operand) {
                case TemplateNode.Dot _ -> dot;
                case TemplateNode.Nil _ -> null;
                case TemplateNode.Literal literal -> literal.value();
                case TemplateNode.Fields fields -> along(dot, fields.names(), !dotIsItem, false);
                case TemplateNode.Variable variable -> {
                    var known = variable(variable.name());
                    yield along(known.value, variable.names(), !known.item, false);
                }
                case TemplateNode.Nested nested -> pipe(nested.pipe(), dot);
                case TemplateNode.Chain chain -> {
                    yield along(operand(chain.of(), dot), chain.names(), true, false);
                }
                case TemplateNode.Function function ->
                        call(
                                function,
                                new TemplateNode.Command(function.place(), List.of(function)),
                                dot,
                                null,
                                false);
            };
        }

        /**
         * The value along these keys.
         *
         * @param known whether Go knows the type of the first value, which is not an item of a list or map
         */
        private @Nullable Object along(
                @Nullable Object from, List<String> names, boolean known, boolean hasArguments) {
            var here = from;
            var first = known;
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                if (here instanceof Document document) {
                    if (hasArguments && i == names.size() - 1) {
                        throw fault(name + " is not a method but has arguments");
                    }
                    if (!document.has(name) && !missingKeysAllowed) {
                        throw fault("map has no entry for key " + GoQuote.quote(name));
                    }
                    here = document.has(name) ? document.get(name) : TemplateNode.Absent.VALUE;
                } else if (here == null) {
                    throw fault("nil pointer evaluating interface {}." + name);
                } else if (TemplateNode.isAbsent(here)) {
                    if (!missingKeysAllowed) {
                        throw fault("nil data; no entry for key " + GoQuote.quote(name));
                    }
                } else {
                    throw fault(
                            "can't evaluate field "
                                    + name
                                    + " in type "
                                    + (first ? TemplateFunctions.goType(here) : "interface {}"));
                }
                first = false;
            }
            return here;
        }

        // ---- functions ----

        private @Nullable Object call(
                TemplateNode.Function function,
                TemplateNode.Command command,
                @Nullable Object dot,
                @Nullable Object last,
                boolean fed) {
            var name = function.name();
            at(function.place(), function);
            var words = command.words();
            var count = words.size() - 1 + (fed ? 1 : 0);
            var wanted = TemplateFunctions.wantedArguments(name, count);
            if (!wanted.isEmpty()) {
                throw fault(
                        "wrong number of args for " + name + ": want " + wanted + " got " + count);
            }
            var arguments = new ArrayList<@Nullable Object>();
            for (var i = 1; i < words.size(); i++) {
                var value = operand(words.get(i), dot);
                if (TemplateFunctions.decides(name, value)) {
                    return value;
                }
                arguments.add(value);
            }
            if (fed) {
                arguments.add(last);
            }
            if (TemplateFunctions.wantsText(name) && !(arguments.getFirst() instanceof String)) {
                throw fault(notText(words, arguments.getFirst()));
            }
            try {
                return TemplateFunctions.call(name, arguments);
            } catch (Malformed fault) {
                at(command.place(), command);
                throw fault("error calling " + name + ": " + fault.getMessage());
            }
        }

        private static String notText(List<TemplateNode.Operand> words, @Nullable Object value) {
            return words.size() > 1 && words.get(1) instanceof TemplateNode.Literal literal
                    ? "expected string; found " + literal
                    : TemplateNode.isAbsent(value)
                            ? "invalid value; expected string"
                            : "wrong type for value; expected string; got "
                                    + (value == null
                                            ? "interface {}"
                                            : TemplateFunctions.goType(value));
        }
    }
}
