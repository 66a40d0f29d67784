package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.Redirections.Ready;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Command.Redirect;
import dev.sandglass.shell.language.Word;
import dev.sandglass.sim.Executables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commands whose words must be expanded before anything happens: expands, then acts. */
final class Simple {

    private final Interpreter shell;
    private final Runner runner;
    private final Expansion expansion;

    Simple(Interpreter shell, Runner runner, Expansion expansion) {
        this.shell = shell;
        this.runner = runner;
        this.expansion = expansion;
    }

    void act(Command command)
            throws Expansion.NeedsOutput, Expansion.Refused, Redirections.Refused {
        switch (command) {
            case Command.Simple simple -> simple(simple);
            case Command.Group(var body, var redirects) -> {
                var ready = ready(redirects);
                runner.push(new Frame.Restore(runner.redirections.apply(ready)));
                runner.begin(body);
            }
            case Command.Subshell subshell -> subshell(subshell);
            case Command.For loop -> begin(loop);
            case Command.Select choice -> begin(choice);
            case Command.Count count -> {
                shell.status = 0;
                runner.push(new Frame.CountRound(count, true));
            }
            case Command.Case(var subject, var arms) -> {
                var text = expansion.single(subject);
                if (!choose(text, arms, false)) {
                    shell.status = 0;
                }
            }
            case Command.Test(var words, var line) -> {
                at(line);
                test(words);
            }
            case Command.Calculation(var expression, var line) -> {
                at(line);
                calculate(expression);
            }
            case Command.Pipeline _,
                    Command.Timed _,
                    Command.Either _,
                    Command.Sequence _,
                    Command.If _,
                    Command.Loop _,
                    Command.Function _ ->
                    throw new IllegalStateException("nothing to expand in " + command);
        }
    }

    /** Names the line for messages; 0 is a command that was made, not read. */
    private void at(int line) {
        shell.line = line == 0 ? shell.line : line;
    }

    private void subshell(Command.Subshell command)
            throws Expansion.NeedsOutput, Expansion.Refused, Redirections.Refused {
        var redirections = runner.redirections;
        var channels = redirections.forChild(redirections.inherited(), ready(command.redirects()));
        var children = runner.children;
        var pid = children.spawn(children.subshell(command.body()), channels, 0);
        children.foreground(List.of(pid));
    }

    private void begin(Command.For loop) throws Expansion.NeedsOutput, Expansion.Refused {
        at(loop.line());
        var values = values(loop.words());
        shell.status = 0;
        runner.push(new Frame.Round(loop.name(), values, 0, loop.body()));
    }

    private void begin(Command.Select choice) throws Expansion.NeedsOutput, Expansion.Refused {
        at(choice.line());
        var values = values(choice.words());
        shell.status = 0;
        if (!values.isEmpty()) {
            runner.push(new Frame.Ask(choice.name(), values, choice.body(), true));
        }
    }

    /** What a loop goes over: its words, or the arguments. */
    private List<String> values(@Nullable List<Word> words)
            throws Expansion.NeedsOutput, Expansion.Refused {
        return words == null ? shell.arguments : List.copyOf(Runner.all(expansion, words));
    }

    private void test(List<Word> words) throws Expansion.NeedsOutput {
        try {
            shell.status = new DoubleBrackets(expansion, words).holds() ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain("[[: " + refused.getMessage());
            shell.status = refused.getMessage().startsWith("invalid regular") ? 2 : 1;
        }
        runner.settled();
    }

    private void calculate(Word expression) throws Expansion.NeedsOutput {
        try {
            var value = new Arithmetic(shell).value(expansion.single(expression));
            shell.status = value != 0 ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain("((: " + refused.getMessage());
            shell.status = 1;
        }
        runner.settled();
    }

    /**
     * Begins the first arm that matches.
     *
     * @param matched whether the first one does in any case, after {@code ;&}
     */
    boolean choose(String text, List<Command.Arm> arms, boolean matched)
            throws Expansion.NeedsOutput, Expansion.Refused {
        for (var i = 0; i < arms.size(); i++) {
            var arm = arms.get(i);
            if (!matched && !matches(arm, text)) {
                continue;
            }
            var below = arms.subList(i + 1, arms.size());
            if (arm.then() != Command.Arm.Then.END && !below.isEmpty()) {
                var isNext = arm.then() == Command.Arm.Then.NEXT_TOO;
                runner.push(new Frame.Arms(text, List.copyOf(below), isNext));
            }
            shell.status = 0;
            runner.begin(arm.body());
            return true;
        }
        return false;
    }

    private boolean matches(Command.Arm arm, String text)
            throws Expansion.NeedsOutput, Expansion.Refused {
        for (var pattern : arm.patterns()) {
            if (Patterns.of(shell).matches(expansion.pattern(pattern), text)) {
                return true;
            }
        }
        return false;
    }

    private List<Ready> ready(List<Redirect> redirects)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var ready = new ArrayList<Ready>();
        for (var redirect : redirects) {
            ready.add(
                    new Ready(
                            redirect.descriptor(),
                            redirect.kind(),
                            expansion.single(redirect.target())));
        }
        return ready;
    }

    private void simple(Command.Simple command)
            throws Expansion.NeedsOutput, Expansion.Refused, Redirections.Refused {
        at(command.line());
        var words = Runner.all(expansion, command.words());
        var ready = ready(command.redirects());
        if (words.isEmpty()) {
            traceAssignments(command.assignments());
            assign(command.assignments());
            runner.redirections.restore(runner.redirections.apply(ready));
            if (!expansion.hasOutputs()) {
                shell.status = 0;
            }
            runner.settled();
            return;
        }
        var extra = new TreeMap<String, String>();
        for (var assignment : command.assignments()) {
            extra.put(assignment.name(), expansion.single(assignment.value()));
        }
        trace(extra, words);
        var name = words.getFirst();
        var function = shell.functions.get(name);
        var builtin = Builtins.find(name);
        if (function != null) {
            call(function, words, ready, extra);
        } else if (builtin != null) {
            builtIn(builtin, words, ready, extra);
            assign(command.declared());
        } else {
            external(words, ready, extra);
        }
    }

    private void trace(Map<String, String> extra, List<String> words) {
        if (shell.options.contains("xtrace")) {
            var shown = new ArrayList<String>();
            extra.forEach((name, value) -> shown.add(name + "=" + TypeBuiltin.quoted(value)));
            words.forEach(word -> shown.add(word.isEmpty() ? "''" : TypeBuiltin.quoted(word)));
            shell.self().complain(shell.scope.get("PS4", "+ ") + String.join(" ", shown));
        }
    }

    private void traceAssignments(List<Command.Assignment> assignments)
            throws Expansion.NeedsOutput, Expansion.Refused {
        if (shell.options.contains("xtrace")) {
            for (var each : assignments) {
                var value = TypeBuiltin.quoted(expansion.single(each.value()));
                shell.self().complain("+ " + each.name() + "=" + value);
            }
        }
    }

    private void assign(List<Command.Assignment> assignments)
            throws Expansion.NeedsOutput, Expansion.Refused {
        for (var each : assignments) {
            if (each.items() != null) {
                fill(each, each.items());
                continue;
            }
            var value = expansion.single(each.value());
            if (each.index() != null) {
                var items = shell.scope.items(each.name());
                var key = key(items, each.index());
                var before = each.append() ? items.byKey().getOrDefault(key, "") : "";
                shell.scope.setItem(each.name(), key, before + value);
                continue;
            }
            var before = each.append() ? shell.scope.get(each.name(), "") : "";
            var isSum = each.append() && shell.scope.whole.contains(each.name());
            shell.set(each.name(), isSum ? before + "+" + value : before + value);
        }
    }

    private String key(Items items, Word index) throws Expansion.NeedsOutput, Expansion.Refused {
        var subscript = expansion.single(index);
        if (items.named()) {
            return subscript;
        }
        var number = new Arithmetic(shell).value(subscript);
        return Long.toString(number < 0 ? items.next() + number : number);
    }

    private void fill(Command.Assignment assignment, List<Command.Element> elements)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var old = shell.scope.items(assignment.name());
        var items = assignment.append() ? old : old.named() ? Items.NONE_NAMED : Items.NONE;
        for (var element : elements) {
            if (element.index() != null) {
                var key = key(items, element.index());
                items = items.with(key, expansion.single(element.value()));
            } else {
                items = items.plus(expansion.words(element.value()));
            }
        }
        shell.scope.setItems(assignment.name(), items);
    }

    private Map<String, Frame.Before> setForNow(Map<String, String> extra)
            throws Expansion.Refused {
        var before = new TreeMap<String, Frame.Before>();
        for (var each : extra.entrySet()) {
            var name = shell.scope.target(each.getKey());
            before.put(name, shell.scope.before(name));
            shell.set(name, each.getValue());
        }
        return before;
    }

    private void call(
            Command body, List<String> words, List<Ready> ready, Map<String, String> extra)
            throws Redirections.Refused, Expansion.Refused {
        var saved = runner.redirections.apply(ready);
        if (!saved.isEmpty()) {
            runner.push(new Frame.Restore(saved));
        }
        var locals = setForNow(extra);
        runner.push(new Frame.Return(words.getFirst(), shell.arguments, locals));
        shell.arguments = List.copyOf(words.subList(1, words.size()));
        runner.begin(body);
    }

    private void builtIn(
            Builtin builtin, List<String> words, List<Ready> ready, Map<String, String> extra)
            throws Redirections.Refused, Expansion.Refused {
        var saved = runner.redirections.apply(ready);
        var isExec = words.getFirst().equals("exec");
        if (!saved.isEmpty() && !(isExec && words.size() == 1)) {
            runner.push(new Frame.Restore(saved)); // exec's own redirections stay
        }
        var before = setForNow(extra);
        if (!before.isEmpty()) {
            runner.push(new Frame.Assigned(before));
        }
        var depth = shell.stack.size();
        shell.status = builtin.run(shell, runner, words);
        if (shell.stack.size() <= depth && shell.pause == null) {
            runner.settled();
        }
    }

    private void external(List<String> words, List<Ready> ready, Map<String, String> extra)
            throws Redirections.Refused {
        var name = words.getFirst();
        var channels = runner.redirections.forChild(runner.redirections.inherited(), ready);
        switch (runner.find(name)) {
            case Executables.Found.Runs(var file, var program, var before) -> {
                var all = new ArrayList<>(before);
                all.addAll(words);
                var environment = new TreeMap<>(shell.scope.environment());
                environment.putAll(extra);
                if (Arguments.areTooLong(all, environment)) {
                    shell.self().complain(shell.name + ": " + file + ": " + Arguments.TOO_LONG);
                    shell.status = 126;
                    runner.settled();
                    return;
                }
                if (runner.children.isLast()) {
                    runner.children.become(program, all, environment, channels);
                    return;
                }
                var pid = runner.children.spawn(program, all, environment, channels, 0);
                runner.children.foreground(List.of(pid));
            }
            case Executables.Found.Nothing _ -> fail(127, name, missing(name), ready);
            case Executables.Found.Folder _ -> fail(126, name, "Is a directory", ready);
            case Executables.Found.NotExecutable _ -> fail(126, name, "Permission denied", ready);
            case Executables.Found.NotYet(var sentence) -> fail(127, name, sentence, ready);
        }
    }

    private String missing(String command) {
        return command.indexOf('/') < 0 ? shell.dialect.notFound() : "No such file or directory";
    }

    private void fail(int status, String command, String words, List<Ready> ready)
            throws Redirections.Refused {
        var saved = runner.redirections.apply(ready);
        shell.complain(command + ": " + words);
        runner.redirections.restore(saved);
        shell.status = status;
        runner.settled();
    }
}
