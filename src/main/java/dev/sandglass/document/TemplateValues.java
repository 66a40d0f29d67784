package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipelines of one run of a {@link GoTemplate} give, and its variables. */
final class TemplateValues {

    private final String text;
    private final boolean missingKeysAllowed;
    private final TemplateVariables variables;
    private int place;
    private String shown = "";

    /** Whether the dot is an item of a list or map, whose type Go does not know. */
    private boolean dotIsItem;

    TemplateValues(String text, boolean missingKeysAllowed, @Nullable Object data) {
        this.text = text;
        this.missingKeysAllowed = missingKeysAllowed;
        this.variables = new TemplateVariables(data);
    }

    /** The variables and the sort of dot of the present scope, to go back to. */
    record Scope(int variables, boolean dotIsItem) {}

    Scope scope() {
        return new Scope(variables.count(), dotIsItem);
    }

    void leave(Scope inner) {
        variables.forget(inner.variables());
        dotIsItem = inner.dotIsItem();
    }

    /** From now on, up to the end of the scope, the dot is another value. */
    void enterDot(boolean isItem) {
        dotIsItem = isItem;
    }

    void set(String name, @Nullable Object value, boolean assigns, boolean item) {
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

    @Nullable Object pipe(TemplateNode.Pipe pipe, @Nullable Object dot) {
        return pipe(pipe, dot, true);
    }

    /**
     * The value of a pipeline.
     *
     * @param declares whether it goes into the variables that the pipeline names
     */
    @Nullable Object pipe(TemplateNode.Pipe pipe, @Nullable Object dot, boolean declares) {
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

    /** A complaint about what was looked at last. */
    Malformed fault(String words) {
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
            throw fault("wrong number of args for " + name + ": want " + wanted + " got " + count);
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
