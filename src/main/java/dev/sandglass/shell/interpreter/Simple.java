package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.Redirections.Ready;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Command.Redirect;
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
            case Command.Subshell(var body, var redirects) -> {
                var channels =
                        runner.redirections.forChild(
                                runner.redirections.inherited(), ready(redirects));
                runner.foreground(List.of(runner.spawn(runner.subshell(body), channels, 0)));
            }
            case Command.For(var name, var words, var body) -> {
                var values = words == null ? shell.arguments : Runner.all(expansion, words);
                shell.status = 0;
                runner.push(new Frame.Round(name, List.copyOf(values), 0, body));
            }
            case Command.Count count -> runner.push(new Frame.CountRound(count, true));
            case Command.Case(var subject, var arms) -> choose(subject, arms);
            case Command.Test(var words) ->
                    shell.status = new Conditions(expansion).test(words) ? 0 : 1;
            case Command.Calculation(var expression) -> {
                var value = new Arithmetic(shell).value(expansion.single(expression));
                shell.status = value != 0 ? 0 : 1;
            }
            case Command.Pipeline _,
                    Command.Either _,
                    Command.Sequence _,
                    Command.If _,
                    Command.Loop _,
                    Command.Function _ ->
                    throw new IllegalStateException("nothing to expand in " + command);
        }
    }

    private void choose(dev.sandglass.shell.language.Word subject, List<Command.Arm> arms)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var text = expansion.single(subject);
        for (var arm : arms) {
            for (var pattern : arm.patterns()) {
                if (Pattern.matches(expansion.pattern(pattern), text)) {
                    shell.status = 0;
                    runner.begin(arm.body());
                    return;
                }
            }
        }
        shell.status = 0;
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
        var words = Runner.all(expansion, command.words());
        var ready = ready(command.redirects());
        if (words.isEmpty()) {
            assign(command.assignments());
            runner.redirections.restore(runner.redirections.apply(ready));
            if (!expansion.hasOutputs()) {
                shell.status = 0;
            }
            return;
        }
        var extra = new TreeMap<String, String>();
        for (var assignment : command.assignments()) {
            extra.put(assignment.name(), expansion.single(assignment.value()));
        }
        trace(words);
        var name = words.getFirst();
        var function = shell.functions.get(name);
        var builtin = Builtins.find(name);
        if (function != null) {
            call(function, words, ready, extra);
        } else if (builtin != null) {
            builtIn(builtin, words, ready, extra);
        } else {
            external(words, ready, extra);
        }
    }

    private void trace(List<String> words) {
        if (shell.options.contains("xtrace")) {
            shell.self().complain("+ " + String.join(" ", words));
        }
    }

    private void assign(List<Command.Assignment> assignments)
            throws Expansion.NeedsOutput, Expansion.Refused {
        for (var a : assignments) {
            if (a.items() != null) {
                var items = new ArrayList<>(a.append() ? shell.items(a.name()) : List.<String>of());
                items.addAll(Runner.all(expansion, a.items()));
                shell.setItems(a.name(), items);
                continue;
            }
            var value = expansion.single(a.value());
            var before = a.append() ? shell.variables.getOrDefault(a.name(), "") : "";
            shell.set(a.name(), before + value);
        }
    }

    private void call(
            Command body, List<String> words, List<Ready> ready, Map<String, String> extra)
            throws Redirections.Refused {
        var locals = new TreeMap<String, @Nullable String>();
        extra.forEach(
                (name, value) -> {
                    locals.put(name, shell.variables.get(name));
                    shell.variables.put(name, value);
                });
        runner.push(new Frame.Restore(runner.redirections.apply(ready)));
        runner.push(new Frame.Return(shell.arguments, locals));
        shell.arguments = List.copyOf(words.subList(1, words.size()));
        runner.begin(body);
    }

    private void builtIn(
            Builtins.Builtin builtin,
            List<String> words,
            List<Ready> ready,
            Map<String, String> extra)
            throws Redirections.Refused {
        var saved = runner.redirections.apply(ready);
        var isExec = words.getFirst().equals("exec");
        if (!saved.isEmpty() && !(isExec && words.size() == 1)) {
            runner.push(new Frame.Restore(saved)); // exec's own redirections stay
        }
        var before = new TreeMap<String, @Nullable String>();
        extra.forEach(
                (name, value) -> {
                    before.put(name, shell.variables.get(name));
                    shell.variables.put(name, value);
                });
        if (!before.isEmpty()) {
            runner.push(new Frame.Return(shell.arguments, before));
        }
        shell.status = builtin.run(shell, runner, words);
    }

    private void external(List<String> words, List<Ready> ready, Map<String, String> extra)
            throws Redirections.Refused {
        var channels = runner.redirections.forChild(runner.redirections.inherited(), ready);
        switch (runner.find(words.getFirst())) {
            case Executables.Found.Runs(_, var program, var before) -> {
                var all = new ArrayList<>(before);
                all.addAll(words);
                var pid = runner.spawn(program, all, shell.environment(extra), channels, 0);
                runner.foreground(List.of(pid));
            }
            case Executables.Found.Nothing _ ->
                    fail(127, words.getFirst(), missing(words.getFirst()), ready);
            case Executables.Found.Folder _ -> fail(126, words.getFirst(), "Is a directory", ready);
            case Executables.Found.NotExecutable _ ->
                    fail(126, words.getFirst(), "Permission denied", ready);
        }
    }

    static String missing(String command) {
        return command.indexOf('/') < 0 ? "command not found" : "No such file or directory";
    }

    private void fail(int status, String command, String words, List<Ready> ready)
            throws Redirections.Refused {
        var saved = runner.redirections.apply(ready);
        shell.complain(command + ": " + words);
        runner.redirections.restore(saved);
        shell.status = status;
    }
}
