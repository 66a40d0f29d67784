package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All built-in commands, by name. */
public final class Builtins {

    static final Command EXIT = exit(0);

    private static final Map<String, Builtin> ALL =
            Map.ofEntries(
                    Map.entry(":", (_, _, _) -> 0),
                    Map.entry("true", (_, _, _) -> 0),
                    Map.entry("false", (_, _, _) -> 1),
                    Map.entry("echo", EchoBuiltin::run),
                    Map.entry("printf", PrintfBuiltin::run),
                    Map.entry("pwd", CdBuiltin::pwd),
                    Map.entry("cd", CdBuiltin::cd),
                    Map.entry("pushd", FolderStack::pushd),
                    Map.entry("popd", FolderStack::popd),
                    Map.entry("dirs", FolderStack::dirs),
                    Map.entry("export", DeclareBuiltin::export),
                    Map.entry("declare", DeclareBuiltin::declare),
                    Map.entry("typeset", DeclareBuiltin::declare),
                    Map.entry("readonly", DeclareBuiltin::readonly),
                    Map.entry("local", LocalBuiltin::run),
                    Map.entry("unset", UnsetBuiltin::run),
                    Map.entry("set", SetBuiltin::run),
                    Map.entry("shopt", ShoptBuiltin::run),
                    Map.entry("shift", ShiftBuiltin::run),
                    Map.entry("getopts", GetoptsBuiltin::run),
                    Map.entry("test", TestBuiltin::run),
                    Map.entry("[", TestBuiltin::run),
                    Map.entry("let", LetBuiltin::run),
                    Map.entry("exit", ExitBuiltin::run),
                    Map.entry("return", ReturnBuiltin::run),
                    Map.entry("break", LeaveBuiltin::leaveLoop),
                    Map.entry("continue", LeaveBuiltin::goOn),
                    Map.entry("eval", EvalBuiltin::run),
                    Map.entry("source", SourceBuiltin::run),
                    Map.entry(".", SourceBuiltin::run),
                    Map.entry("exec", ExecBuiltin::run),
                    Map.entry("command", CommandBuiltin::command),
                    Map.entry("builtin", CommandBuiltin::builtin),
                    Map.entry("type", TypeBuiltin::run),
                    Map.entry("hash", TypeBuiltin::hash),
                    Map.entry("ulimit", UlimitBuiltin::run),
                    Map.entry("alias", AliasBuiltin::alias),
                    Map.entry("unalias", AliasBuiltin::unalias),
                    Map.entry("history", HistoryBuiltin::run),
                    Map.entry("read", ReadBuiltin::run),
                    Map.entry("mapfile", MapfileBuiltin::run),
                    Map.entry("readarray", MapfileBuiltin::run),
                    Map.entry("wait", WaitBuiltin::run),
                    Map.entry("jobs", JobsBuiltin::run),
                    Map.entry("fg", JobsBuiltin::foreground),
                    Map.entry("bg", JobsBuiltin::background),
                    Map.entry("disown", JobsBuiltin::disown),
                    Map.entry("kill", KillBuiltin::run),
                    Map.entry("trap", TrapBuiltin::run),
                    Map.entry("umask", UmaskBuiltin::run));

    private Builtins() {}

    static @Nullable Builtin find(String name) {
        return ALL.get(name);
    }

    /** All names, for completion. */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    static Command exit(int code) {
        return Command.Simple.of(List.of("exit", Integer.toString(code)));
    }
}
