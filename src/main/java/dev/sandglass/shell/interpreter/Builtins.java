package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Parser;
import dev.sandglass.shell.language.SyntaxProblem;
import dev.sandglass.shell.language.Word;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands that change the shell itself, and those that are too small for a process. */
public final class Builtins {

    /** Does it, and returns the status; what must wait pushes a frame. */
    @FunctionalInterface
    interface Builtin {
        int run(Interpreter shell, Runner runner, List<String> words);
    }

    static final Command EXIT = exit(0);

    private static final Map<String, Builtin> ALL =
            Map.ofEntries(
                    Map.entry(":", (_, _, _) -> 0),
                    Map.entry("true", (_, _, _) -> 0),
                    Map.entry("false", (_, _, _) -> 1),
                    Map.entry("echo", Output::echo),
                    Map.entry("printf", Output::printf),
                    Map.entry("pwd", Builtins::pwd),
                    Map.entry("cd", Builtins::cd),
                    Map.entry("export", Builtins::export),
                    Map.entry("declare", Builtins::declare),
                    Map.entry("typeset", Builtins::declare),
                    Map.entry("readonly", Builtins::declare),
                    Map.entry("local", Builtins::local),
                    Map.entry("unset", Builtins::unset),
                    Map.entry("set", Builtins::set),
                    Map.entry("shopt", (_, _, _) -> 0),
                    Map.entry("shift", Builtins::shift),
                    Map.entry("test", Builtins::test),
                    Map.entry("[", Builtins::test),
                    Map.entry("exit", Builtins::exitCommand),
                    Map.entry("return", Builtins::returnCommand),
                    Map.entry("break", (s, r, w) -> leave(s, r, w, true)),
                    Map.entry("continue", (s, r, w) -> leave(s, r, w, false)),
                    Map.entry("eval", Builtins::eval),
                    Map.entry("source", Builtins::source),
                    Map.entry(".", Builtins::source),
                    Map.entry("exec", Builtins::exec),
                    Map.entry("command", Builtins::command),
                    Map.entry("builtin", Builtins::command),
                    Map.entry("type", Builtins::type),
                    Map.entry("alias", Builtins::alias),
                    Map.entry("unalias", Builtins::unalias),
                    Map.entry("history", Builtins::history),
                    Map.entry("read", ReadBuiltin::begin),
                    Map.entry("wait", Builtins::await),
                    Map.entry("jobs", Builtins::jobs),
                    Map.entry("kill", Builtins::kill),
                    Map.entry("let", Builtins::let),
                    Map.entry("trap", Builtins::trap),
                    Map.entry("umask", (_, _, _) -> 0));

    private Builtins() {}

    static @Nullable Builtin find(String name) {
        return ALL.get(name);
    }

    /** All names, for completion. */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    static Command exit(int code) {
        return new Command.Simple(
                List.of(),
                List.of(Word.literal("exit"), Word.literal(Integer.toString(code))),
                List.of());
    }

    static Command parsedOrNothing(String text) {
        try {
            return Parser.parse(text);
        } catch (SyntaxProblem _) {
            return Command.NOTHING;
        }
    }

    // ---- where the shell is ----

    private static int pwd(Interpreter shell, Runner runner, List<String> words) {
        shell.self().print(shell.folder);
        return 0;
    }

    private static int cd(Interpreter shell, Runner runner, List<String> words) {
        var target = words.size() < 2 ? shell.variables.getOrDefault("HOME", "/") : words.get(1);
        if (target.equals("-")) {
            target = shell.variables.getOrDefault("OLDPWD", shell.folder);
            shell.self().print(target);
        }
        var files = shell.self().facility(Files.class);
        var path = Files.resolve(shell.folder, target);
        try {
            files.list(path);
        } catch (FileProblem problem) {
            shell.complain("cd: " + target + ": " + problem.reason().words());
            return 1;
        }
        shell.variables.put("OLDPWD", shell.folder);
        shell.folder = path;
        shell.variables.put("PWD", path);
        return 0;
    }

    // ---- variables ----

    private static int export(Interpreter shell, Runner runner, List<String> words) {
        for (var word : words.subList(1, words.size())) {
            if (word.equals("-p")) {
                continue;
            }
            var name = assigned(shell, word);
            shell.exported.add(name);
        }
        if (words.size() == 1) {
            for (var name : shell.exported) {
                var value = shell.variables.getOrDefault(name, "");
                shell.self().print("declare -x " + name + "=\"" + value + "\"");
            }
        }
        return 0;
    }

    private static String assigned(Interpreter shell, String word) {
        var equals = word.indexOf('=');
        if (equals < 0) {
            return word;
        }
        var isAppend = equals > 0 && word.charAt(equals - 1) == '+';
        var name = word.substring(0, isAppend ? equals - 1 : equals);
        var before = isAppend ? shell.variables.getOrDefault(name, "") : "";
        shell.set(name, before + word.substring(equals + 1));
        return name;
    }

    private static int declare(Interpreter shell, Runner runner, List<String> words) {
        var isExport = false;
        for (var word : words.subList(1, words.size())) {
            if (word.startsWith("-")) {
                isExport |= word.indexOf('x') > 0;
            } else {
                var name = assigned(shell, word);
                if (isExport) {
                    shell.exported.add(name);
                }
            }
        }
        return 0;
    }

    private static int local(Interpreter shell, Runner runner, List<String> words) {
        for (var i = shell.stack.size() - 1; i >= 0; i--) {
            if (shell.stack.get(i) instanceof Frame.Return(var arguments, var before)) {
                var locals = new TreeMap<String, @Nullable String>(before);
                for (var word : words.subList(1, words.size())) {
                    var equals = word.indexOf('=');
                    var name = equals < 0 ? word : word.substring(0, equals);
                    locals.putIfAbsent(name, shell.variables.get(name));
                    shell.variables.remove(name);
                    assigned(shell, word);
                }
                shell.stack.set(i, new Frame.Return(arguments, locals));
                return 0;
            }
        }
        shell.complain("local: can only be used in a function");
        return 1;
    }

    private static int unset(Interpreter shell, Runner runner, List<String> words) {
        for (var word : words.subList(1, words.size())) {
            shell.unset(word);
            shell.exported.remove(word);
            shell.functions.remove(word);
        }
        return 0;
    }

    private static final Map<Character, String> OPTIONS =
            Map.of('e', "errexit", 'u', "nounset", 'x', "xtrace", 'f', "noglob", 'a', "allexport");

    private static int set(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.variables.forEach(
                    (name, value) -> {
                        if (name.charAt(0) != '\0') {
                            shell.self().print(name + "=" + value);
                        }
                    });
        }
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                shell.arguments = List.copyOf(words.subList(i + 1, words.size()));
                return 0;
            }
            if (!word.startsWith("-") && !word.startsWith("+")) {
                shell.arguments = List.copyOf(words.subList(i, words.size()));
                return 0;
            }
            for (var c : word.substring(1).toCharArray()) {
                var option = c == 'o' && i + 1 < words.size() ? words.get(++i) : OPTIONS.get(c);
                if (option != null) {
                    var changed =
                            word.startsWith("-")
                                    ? shell.options.add(option)
                                    : shell.options.remove(option);
                }
            }
        }
        return 0;
    }

    private static int shift(Interpreter shell, Runner runner, List<String> words) {
        var by = words.size() > 1 ? number(words.get(1), 1) : 1;
        if (by > shell.arguments.size() || by < 0) {
            return 1;
        }
        shell.arguments = List.copyOf(shell.arguments.subList(by, shell.arguments.size()));
        return 0;
    }

    private static int let(Interpreter shell, Runner runner, List<String> words) {
        try {
            var value = 0L;
            for (var word : words.subList(1, words.size())) {
                value = new Arithmetic(shell).value(word);
            }
            return value != 0 ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain("let: " + refused.getMessage());
            return 1;
        }
    }

    private static int number(String text, int fallback) {
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : fallback;
    }

    private static int test(Interpreter shell, Runner runner, List<String> words) {
        var isBracket = words.getFirst().equals("[");
        if (isBracket && !words.getLast().equals("]")) {
            shell.complain("[: missing `]'");
            return 2;
        }
        var arguments = words.subList(1, words.size() - (isBracket ? 1 : 0));
        return new Conditions(new Expansion(shell, List.of())).test(words.getFirst(), arguments);
    }

    // ---- where the shell goes on ----

    private static int exitCommand(Interpreter shell, Runner runner, List<String> words) {
        var code = words.size() > 1 ? number(words.get(1), 2) : shell.status;
        runner.exitNow(code & 0xFF);
        return code & 0xFF;
    }

    private static int returnCommand(Interpreter shell, Runner runner, List<String> words) {
        var code = words.size() > 1 ? number(words.get(1), 2) & 0xFF : shell.status;
        while (!shell.stack.isEmpty()) {
            var frame = shell.stack.removeLast();
            if (frame instanceof Frame.Restore(var saved)) {
                runner.redirections.restore(saved);
            }
            if (frame instanceof Frame.EndOfSource) {
                return code;
            }
            if (frame instanceof Frame.Return) {
                runner.run(frame);
                return code;
            }
        }
        return code;
    }

    private static int leave(
            Interpreter shell, Runner runner, List<String> words, boolean isBreak) {
        var levels = words.size() > 1 ? number(words.get(1), 1) : 1;
        while (!shell.stack.isEmpty() && levels > 0) {
            var frame = shell.stack.removeLast();
            switch (frame) {
                case Frame.Again _, Frame.Round _, Frame.CountRound _ -> {
                    levels--;
                    if (levels == 0 && !isBreak) {
                        shell.stack.add(frame);
                    }
                }
                case Frame.Restore(var saved) -> runner.redirections.restore(saved);
                case Frame.Return _ -> {
                    shell.stack.add(frame);
                    return 0;
                }
                default -> {}
            }
        }
        return 0;
    }

    private static int eval(Interpreter shell, Runner runner, List<String> words) {
        return parsed(shell, runner, String.join(" ", words.subList(1, words.size())), false);
    }

    private static int parsed(Interpreter shell, Runner runner, String text, boolean isFile) {
        try {
            var command = Parser.parse(Aliases.expand(text, shell.aliases));
            runner.push(new Frame.EndOfSource(isFile));
            runner.begin(command);
            return 0;
        } catch (SyntaxProblem problem) {
            shell.complain(problem.getMessage());
            return 2;
        }
    }

    private static int source(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 2) {
            shell.complain(words.getFirst() + ": filename argument required");
            return 2;
        }
        try {
            var path = Files.resolve(shell.folder, words.get(1));
            var bytes = shell.self().facility(Files.class).read(path);
            return parsed(shell, runner, new String(bytes, StandardCharsets.UTF_8), true);
        } catch (FileProblem problem) {
            shell.complain(words.get(1) + ": " + problem.reason().words());
            return 1;
        }
    }

    private static int exec(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            return 0;
        }
        return launched(shell, runner, words.subList(1, words.size()), true);
    }

    private static int command(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 2) {
            return 0;
        }
        if (words.get(1).equalsIgnoreCase("-v")) {
            return type(shell, runner, words.subList(1, words.size()));
        }
        var rest = words.subList(1, words.size());
        var builtin = find(rest.getFirst());
        return builtin == null
                ? launched(shell, runner, rest, false)
                : builtin.run(shell, runner, rest);
    }

    private static int launched(
            Interpreter shell, Runner runner, List<String> words, boolean isLast) {
        if (!(runner.find(words.getFirst())
                instanceof Executables.Found.Runs(_, var program, var before))) {
            shell.complain(words.getFirst() + ": " + Simple.missing(words.getFirst()));
            return 127;
        }
        var all = new ArrayList<>(before);
        all.addAll(words);
        var channels = new TreeMap<Integer, Channel>(runner.redirections.inherited());
        if (isLast) {
            shell.stack.clear();
            runner.begin(EXIT_WITH_STATUS);
        }
        var environment = shell.environment(Map.of());
        runner.foreground(List.of(runner.spawn(program, all, environment, channels, 0)));
        return shell.status;
    }

    private static final Command EXIT_WITH_STATUS =
            new Command.Simple(List.of(), List.of(Word.literal("exit")), List.of());

    // ---- what the shell knows ----

    private static int type(Interpreter shell, Runner runner, List<String> words) {
        var isShort = words.getFirst().equals("-v");
        var status = 0;
        for (var name : words.subList(1, words.size())) {
            var found = runner.find(name);
            var path = found instanceof Executables.Found.Runs runs ? runs.file() : null;
            if (shell.aliases.containsKey(name)) {
                var meaning = shell.aliases.get(name);
                shell.self()
                        .print(
                                isShort
                                        ? "alias " + name + "='" + meaning + "'"
                                        : name + " is aliased to `" + meaning + "'");
            } else if (shell.functions.containsKey(name)) {
                shell.self().print(isShort ? name : name + " is a function");
            } else if (find(name) != null) {
                shell.self().print(isShort ? name : name + " is a shell builtin");
            } else if (path != null) {
                shell.self().print(isShort ? path : name + " is " + path);
            } else {
                status = 1;
                if (!isShort) {
                    shell.complain("type: " + name + ": not found");
                }
            }
        }
        return status;
    }

    private static int alias(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.aliases.forEach((k, v) -> shell.self().print("alias " + k + "='" + v + "'"));
        }
        var status = 0;
        for (var word : words.subList(1, words.size())) {
            var equals = word.indexOf('=');
            if (equals > 0) {
                shell.aliases.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (shell.aliases.containsKey(word)) {
                shell.self().print("alias " + word + "='" + shell.aliases.get(word) + "'");
            } else {
                shell.complain("alias: " + word + ": not found");
                status = 1;
            }
        }
        return status;
    }

    private static int unalias(Interpreter shell, Runner runner, List<String> words) {
        for (var word : words.subList(1, words.size())) {
            if (word.equals("-a")) {
                shell.aliases.clear();
            } else if (shell.aliases.remove(word) == null) {
                shell.complain("unalias: " + word + ": not found");
                return 1;
            }
        }
        return 0;
    }

    private static int history(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() > 1 && words.get(1).equals("-c")) {
            shell.history.clear();
            return 0;
        }
        var count = words.size() > 1 ? number(words.get(1), Integer.MAX_VALUE) : Integer.MAX_VALUE;
        var from = Math.max(0, shell.history.size() - count);
        for (var i = from; i < shell.history.size(); i++) {
            shell.self().print(String.format(Locale.ROOT, "%5d  %s", i + 1, shell.history.get(i)));
        }
        return 0;
    }

    // ---- jobs ----

    private static int await(Interpreter shell, Runner runner, List<String> words) {
        var pids = new ArrayList<Integer>();
        for (var word : words.subList(1, words.size())) {
            var pid = pid(shell, word);
            if (!shell.jobs.containsValue(pid)) {
                shell.complain("wait: pid " + word + " is not a child of this shell");
                return 127;
            }
            pids.add(pid);
        }
        runner.push(
                new Frame.AwaitJobs(List.copyOf(words.size() == 1 ? shell.jobs.values() : pids)));
        return 0;
    }

    private static int pid(Interpreter shell, String word) {
        return word.startsWith("%")
                ? shell.jobs.getOrDefault(number(word.substring(1), -1), -1)
                : number(word, -1);
    }

    private static int jobs(Interpreter shell, Runner runner, List<String> words) {
        shell.jobs.forEach(
                (job, pid) -> {
                    var state = shell.self().processes().isAlive(pid) ? "Running" : "Done";
                    shell.self().print("[" + job + "]+  " + state + "                 " + pid);
                });
        return 0;
    }

    private static int kill(Interpreter shell, Runner runner, List<String> words) {
        var signal = Signal.TERM;
        var status = 0;
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.startsWith("-") && i == 1) {
                var name = word.equals("-s") ? words.get(++i) : word.substring(1);
                var found = signal(name);
                if (found == null) {
                    shell.complain("kill: " + name + ": invalid signal specification");
                    return 1;
                }
                signal = found;
                continue;
            }
            var pid = pid(shell, word);
            if (!shell.self().processes().isAlive(pid)) {
                shell.complain("kill: (" + word + ") - No such process");
                status = 1;
            } else if (signal != null) {
                shell.self().processes().signal(pid, signal);
            }
        }
        return status;
    }

    private static @Nullable Signal signal(String name) {
        var plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        for (var signal : Signal.values()) {
            if (signal.name().equals(plain) || Integer.toString(signal.number()).equals(plain)) {
                return signal;
            }
        }
        return null;
    }

    private static int trap(Interpreter shell, Runner runner, List<String> words) {
        for (var event : words.subList(Math.min(2, words.size()), words.size())) {
            if (event.equals("EXIT") || event.equals("0")) {
                shell.variables.put("\0trap EXIT", words.get(1));
            }
        }
        return 0;
    }
}
