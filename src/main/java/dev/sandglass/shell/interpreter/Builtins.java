package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All built-in commands, by name. */
public final class Builtins {

    static final Command EXIT = exit(0);

    private static final Set<String> NAMES =
            Set.of(
                    (". : [ alias bg break builtin cd command continue declare dirs disown echo eval "
                                    + "exec exit export false fg getopts hash history jobs kill let local mapfile "
                                    + "popd printf pushd pwd read readarray readonly return set shift shopt source "
                                    + "test trap true type typeset ulimit umask unalias unset wait")
                            .split(" "));

    private Builtins() {}

    static @Nullable Builtin find(String name) {
        return NAMES.contains(name) ? new Builtin(name) : null;
    }

    /** Those that speak, or change what the shell knows. */
    static int run(String name, Interpreter shell, Runner runner, List<String> words) {
        return switch (name) {
            case ":", "true" -> 0;
            case "false" -> 1;
            case "echo" -> EchoBuiltin.run(shell, runner, words);
            case "printf" -> PrintfBuiltin.run(shell, runner, words);
            case "pwd" -> CdBuiltin.pwd(shell, runner, words);
            case "cd" -> CdBuiltin.cd(shell, runner, words);
            case "pushd" -> FolderStack.pushd(shell, runner, words);
            case "popd" -> FolderStack.popd(shell, runner, words);
            case "dirs" -> FolderStack.dirs(shell, runner, words);
            case "export" -> DeclareBuiltin.export(shell, runner, words);
            case "declare", "typeset" -> DeclareBuiltin.declare(shell, runner, words);
            case "readonly" -> DeclareBuiltin.readonly(shell, runner, words);
            case "local" -> LocalBuiltin.run(shell, runner, words);
            case "unset" -> UnsetBuiltin.run(shell, runner, words);
            case "set" -> SetBuiltin.run(shell, runner, words);
            case "shopt" -> ShoptBuiltin.run(shell, runner, words);
            case "shift" -> ShiftBuiltin.run(shell, runner, words);
            case "getopts" -> GetoptsBuiltin.run(shell, runner, words);
            case "test", "[" -> TestBuiltin.run(shell, runner, words);
            case "let" -> LetBuiltin.run(shell, runner, words);
            case "alias" -> AliasBuiltin.alias(shell, runner, words);
            case "unalias" -> AliasBuiltin.unalias(shell, runner, words);
            case "history" -> HistoryBuiltin.run(shell, runner, words);
            case "read" -> ReadBuiltin.run(shell, runner, words);
            case "mapfile", "readarray" -> MapfileBuiltin.run(shell, runner, words);
            default -> running(name, shell, runner, words);
        };
    }

    /** Those that decide what runs. */
    private static int running(String name, Interpreter shell, Runner runner, List<String> words) {
        return switch (name) {
            case "exit" -> ExitBuiltin.run(shell, runner, words);
            case "return" -> ReturnBuiltin.run(shell, runner, words);
            case "break" -> LeaveBuiltin.leaveLoop(shell, runner, words);
            case "continue" -> LeaveBuiltin.goOn(shell, runner, words);
            case "eval" -> EvalBuiltin.run(shell, runner, words);
            case "source", "." -> SourceBuiltin.run(shell, runner, words);
            case "exec" -> ExecBuiltin.run(shell, runner, words);
            case "command" -> CommandBuiltin.command(shell, runner, words);
            case "builtin" -> CommandBuiltin.builtin(shell, runner, words);
            case "type" -> TypeBuiltin.run(shell, runner, words);
            case "hash" -> TypeBuiltin.hash(shell, runner, words);
            case "ulimit" -> UlimitBuiltin.run(shell, runner, words);
            case "wait" -> WaitBuiltin.run(shell, runner, words);
            case "jobs" -> JobsBuiltin.run(shell, runner, words);
            case "fg" -> JobsBuiltin.foreground(shell, runner, words);
            case "bg" -> JobsBuiltin.background(shell, runner, words);
            case "disown" -> JobsBuiltin.disown(shell, runner, words);
            case "kill" -> KillBuiltin.run(shell, runner, words);
            case "trap" -> TrapBuiltin.run(shell, runner, words);
            case "umask" -> UmaskBuiltin.run(shell, runner, words);
            default -> throw new IllegalStateException("no such builtin: " + name);
        };
    }

    /** All names, sorted. */
    public static List<String> names() {
        return NAMES.stream().sorted().toList();
    }

    static Command exit(int code) {
        return Command.Simple.of(List.of("exit", Integer.toString(code)));
    }
}
