package dev.sandglass.shell.interpreter;

import java.util.List;
import java.util.TreeMap;

/** {@code local}: variables that end with the function. */
final class LocalBuiltin {

    private LocalBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        for (var i = shell.stack.size() - 1; i >= 0; i--) {
            if (shell.stack.get(i) instanceof Frame.Return(var name, var arguments, var before)) {
                var locals = new TreeMap<>(before);
                for (var word : words.subList(1, words.size())) {
                    if (!word.startsWith("-")) {
                        hide(shell, word.replaceFirst("\\+?=(?s).*", ""), locals);
                    }
                }
                shell.stack.set(i, new Frame.Return(name, arguments, locals));
                return DeclareBuiltin.declared(shell, words, "");
            }
        }
        shell.complain("local: can only be used in a function");
        return 1;
    }

    private static void hide(Interpreter shell, String name, TreeMap<String, Frame.Before> locals) {
        if (!locals.containsKey(name)) {
            locals.put(name, shell.scope.before(name));
            shell.scope.forget(name);
        }
    }
}
