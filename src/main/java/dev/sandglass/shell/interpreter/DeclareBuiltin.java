package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code export}, {@code declare}, {@code typeset} and {@code readonly}: variables and what is special about them. */
final class DeclareBuiltin {

    private DeclareBuiltin() {}

    static int export(Interpreter shell, Runner runner, List<String> words) {
        return declared(shell, words, "x");
    }

    static int readonly(Interpreter shell, Runner runner, List<String> words) {
        return declared(shell, words, "r");
    }

    static int declare(Interpreter shell, Runner runner, List<String> words) {
        var inFunction = shell.stack.stream().anyMatch(Frame.Return.class::isInstance);
        if (inFunction && words.stream().noneMatch(word -> word.matches("-[a-zA-Z]*[gp][a-z]*"))) {
            return LocalBuiltin.run(shell, runner, words);
        }
        return declared(shell, words, "");
    }

    /** Sets what is to be set, and gives it these attributes besides those of the command line. */
    static int declared(Interpreter shell, List<String> words, String attributes) {
        var letters = new StringBuilder(attributes);
        var takenAway = new StringBuilder();
        var names = new ArrayList<String>();
        for (var word : words.subList(1, words.size())) {
            if (names.isEmpty() && word.startsWith("-") && word.length() > 1) {
                letters.append(word.substring(1));
            } else if (names.isEmpty() && word.startsWith("+")) {
                takenAway.append(word.substring(1));
            } else {
                names.add(word);
            }
        }
        var set = letters.toString();
        var shows = !attributes.isEmpty() || set.isEmpty() || set.equals("n");
        if (set.indexOf('p') >= 0 || names.isEmpty() && shows) {
            return show(shell, words.getFirst(), names, set);
        }
        var status = 0;
        for (var word : names) {
            try {
                one(shell, words.getFirst(), word, set, takenAway.toString());
            } catch (Expansion.Refused refused) {
                shell.complain(refused.getMessage());
                status = 1;
            }
        }
        return status;
    }

    private static void one(
            Interpreter shell, String command, String word, String letters, String takenAway)
            throws Expansion.Refused {
        var equals = word.indexOf('=');
        var isAppend = equals > 0 && word.charAt(equals - 1) == '+';
        var name = equals < 0 ? word : word.substring(0, isAppend ? equals - 1 : equals);
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw new Expansion.Refused(command + ": `" + word + "': not a valid identifier");
        }
        if (letters.indexOf('n') >= 0 && command.equals("export")) {
            shell.scope.exported.remove(name);
            return;
        }
        if (letters.indexOf('n') >= 0) {
            refer(shell.scope, command, name, equals < 0 ? null : word.substring(equals + 1));
            return;
        }
        if (takenAway.indexOf('n') >= 0) {
            shell.scope.referNoMore(name);
        }
        if (letters.indexOf('i') >= 0) {
            shell.scope.whole.add(name);
        }
        if (equals >= 0) {
            var before = isAppend ? shell.scope.get(name, "") : "";
            shell.set(name, before + word.substring(equals + 1));
        } else if (letters.indexOf('A') >= 0 && !shell.scope.has(name)) {
            shell.scope.setItems(name, Items.NONE_NAMED);
        } else if (letters.indexOf('a') >= 0 && !shell.scope.has(name)) {
            shell.scope.setItems(name, Items.NONE);
        }
        if (letters.indexOf('x') >= 0) {
            shell.scope.exported.add(shell.scope.target(name));
        }
        if (takenAway.indexOf('x') >= 0) {
            shell.scope.exported.remove(name);
        }
        if (letters.indexOf('r') >= 0) {
            shell.scope.readOnly.add(name);
        }
    }

    /** {@code declare -n name=other}: a name for another variable. */
    private static void refer(Scope scope, String command, String name, @Nullable String typed)
            throws Expansion.Refused {
        var target = typed == null ? scope.refers(name) ? null : scope.get(name, "") : typed;
        if (target == null) {
            return; // it is one
        }
        if (!target.matches("([A-Za-z_]\\w*(\\[.+])?)?")) {
            throw new Expansion.Refused(
                    command + ": `" + target + "': invalid variable name for name reference");
        }
        if (target.equals(name)) {
            throw new Expansion.Refused(
                    command + ": " + name + ": nameref variable self references not allowed");
        }
        if (scope.target(target).equals(name)) {
            throw new Expansion.Refused("warning: " + name + ": circular name reference");
        }
        scope.refer(name, target);
    }

    // ---- showing ----

    private static int show(Interpreter shell, String command, List<String> names, String letters) {
        var status = 0;
        for (var name : names) {
            if (shell.scope.has(name) || shell.scope.refers(name)) {
                shell.self().print(shown(shell, name));
            } else {
                shell.complain(command + ": " + name + ": not found");
                status = 1;
            }
        }
        if (names.isEmpty()) {
            var all = new TreeSet<>(shell.scope.texts().keySet());
            all.addAll(shell.scope.arrays().keySet());
            for (var name : all) {
                var fits =
                        (letters.indexOf('x') < 0 || shell.scope.exported.contains(name))
                                && (letters.indexOf('r') < 0 || shell.scope.readOnly.contains(name))
                                && (letters.indexOf('n') < 0 || shell.scope.refers(name));
                if (fits && name.charAt(0) != '\0') {
                    shell.self().print(shown(shell, name));
                }
            }
        }
        return status;
    }

    private static String shown(Interpreter shell, String name) {
        if (shell.scope.refers(name)) {
            return "declare -n " + name + "=" + quoted(shell.scope.target(name));
        }
        var array = shell.scope.arrays().get(name);
        var attributes = new StringBuilder();
        attributes.append(array == null ? "" : array.named() ? "A" : "a");
        attributes.append(shell.scope.whole.contains(name) ? "i" : "");
        attributes.append(shell.scope.readOnly.contains(name) ? "r" : "");
        attributes.append(shell.scope.exported.contains(name) ? "x" : "");
        var head = "declare -" + (attributes.isEmpty() ? "-" : attributes) + " " + name + "=";
        if (array == null) {
            return head + quoted(shell.scope.get(name, ""));
        }
        var items = new ArrayList<String>();
        for (var key : array.keys()) {
            items.add("[" + key + "]=" + quoted(String.valueOf(array.byKey().get(key))));
        }
        return head + "(" + String.join(" ", items) + (array.named() ? " )" : ")");
    }

    private static String quoted(String value) {
        return "\"" + value.replaceAll("([\"$`\\\\])", "\\\\$1") + "\"";
    }
}
