package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code $name} and everything that <code>${name…}</code> can say: which values it means; {@link Operators} changes them. */
final class Variables {

    private final Expansion expansion;
    private final Interpreter shell;
    private final Operators operators;

    Variables(Expansion expansion) {
        this.expansion = expansion;
        this.shell = expansion.shell;
        this.operators = new Operators(expansion);
    }

    List<String> values(Piece.Variable v) throws Expansion.NeedsOutput, Expansion.Refused {
        if (v.operator().equals("bad")) {
            throw new Expansion.Refused(shell.dialect.badSubstitution(v.name()));
        }
        if (v.operator().equals("prefix")) {
            return names(v.name());
        }
        if (v.operator().equals("!")) {
            return indirect(v);
        }
        var items = items(v);
        if (v.operator().equals("length")) {
            return List.of(Integer.toString(isList(v) ? items.size() : length(v, items)));
        }
        if (isList(v)) {
            return list(v, items);
        }
        var value = items.isEmpty() ? null : items.getFirst();
        if (value == null && v.operator().isEmpty()) {
            mustBeSet(v.name());
        }
        return List.of(operators.apply(v, value));
    }

    private int length(Piece.Variable v, List<String> items) throws Expansion.Refused {
        if (items.isEmpty()) {
            mustBeSet(v.name());
            return 0;
        }
        return items.getFirst().codePointCount(0, items.getFirst().length());
    }

    private void mustBeSet(String name) throws Expansion.Refused {
        if (shell.options.contains("nounset")) {
            var shown = Character.isDigit(name.charAt(0)) ? "$" + name : name;
            throw Expansion.Refused.fatal(shown + ": unbound variable");
        }
    }

    /** {@code ${!prefix*}}. */
    private List<String> names(String prefix) {
        var names = new TreeSet<String>();
        for (var name : shell.scope.texts().keySet()) {
            if (name.startsWith(prefix) && name.charAt(0) != '\0') {
                names.add(name);
            }
        }
        shell.scope.arrays().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** {@code ${!name}}: what the variable of that name holds; {@code ${!array[@]}}: the array's keys. */
    private List<String> indirect(Piece.Variable v)
            throws Expansion.NeedsOutput, Expansion.Refused {
        if (isList(v) && v.index() != null) {
            return shell.scope.items(v.name()).keys();
        }
        if (shell.scope.refers(v.name())) {
            return List.of(shell.scope.target(v.name()));
        }
        var items = items(v);
        var target = items.isEmpty() ? "" : items.getFirst();
        if (target.isEmpty()) {
            throw new Expansion.Refused(v.name() + ": invalid indirect expansion");
        }
        var special = special(target);
        if (special == null && !target.matches("[A-Za-z_]\\w*(\\[.*])?")) {
            throw new Expansion.Refused(target + ": invalid variable name");
        }
        return List.of(
                special == null
                        ? shell.scope.get(target, "")
                        : special.isEmpty() ? "" : special.getFirst());
    }

    private List<String> list(Piece.Variable v, List<String> items)
            throws Expansion.NeedsOutput, Expansion.Refused {
        List<String> result = new ArrayList<>();
        if (v.operator().equals(":")) {
            result.addAll(slice(v, items));
        } else if (v.operator().isEmpty() || !items.isEmpty() && !isDefault(v)) {
            for (var item : items) {
                result.add(operators.apply(v, item));
            }
        } else {
            return whole(v, items);
        }
        return isStar(v) && v.quoted() ? List.of(joined(result)) : result;
    }

    private static boolean isDefault(Piece.Variable v) {
        return List.of(":-", "-", ":=", "=", ":?", "?", ":+", "+").contains(v.operator());
    }

    /** Operators that look at the list as a whole: {@code "${@:-none}"}. */
    private List<String> whole(Piece.Variable v, List<String> items)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var isReplaced = v.operator().endsWith("+");
        if (items.isEmpty() || isReplaced) {
            return List.of(operators.apply(v, items.isEmpty() ? null : joined(items)));
        }
        return isStar(v) && v.quoted() ? List.of(joined(items)) : items;
    }

    private static boolean isStar(Piece.Variable v) {
        return v.name().equals("*") || v.index() != null && "*".equals(v.index().plain());
    }

    private String joined(List<String> items) {
        var separators = shell.scope.get("IFS", " ");
        return String.join(separators.isEmpty() ? "" : separators.substring(0, 1), items);
    }

    private List<String> slice(Piece.Variable v, List<String> items)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var from = operators.sum(v.argument());
        var isArguments = v.index() == null;
        var all = new ArrayList<>(items);
        if (isArguments) {
            all.addFirst(shell.name);
        }
        var start = from < 0 ? all.size() + from : from;
        var count =
                v.replacement().pieces().isEmpty() ? all.size() : operators.sum(v.replacement());
        if (start < 0) {
            return List.of();
        }
        return all.stream().skip(start).limit(Math.max(0, count)).toList();
    }

    private static boolean isList(Piece.Variable v) {
        var index = v.index() == null ? null : v.index().plain();
        return v.index() == null && (v.name().equals("@") || v.name().equals("*"))
                || "@".equals(index)
                || "*".equals(index);
    }

    /** The value as a list of one, or of none when it is unset. */
    private List<String> items(Piece.Variable v) throws Expansion.NeedsOutput, Expansion.Refused {
        if (v.index() != null) {
            var array = shell.scope.items(v.name());
            if (isList(v)) {
                return array.values();
            }
            var value = array.byKey().get(key(v.name(), array, expansion.single(v.index())));
            return value == null ? List.of() : List.of(value);
        }
        var special = special(v.name());
        if (special != null) {
            return special;
        }
        var value = shell.scope.find(v.name());
        return value == null ? List.of() : List.of(value);
    }

    /** The key that this subscript means in that array. */
    private String key(String name, Items array, String subscript) throws Expansion.Refused {
        if (array.named()) {
            return subscript;
        }
        var number = new Arithmetic(shell).value(subscript);
        var place = number < 0 ? array.next() + number : number;
        if (place < 0) {
            throw new Expansion.Refused(name + ": bad array subscript");
        }
        return Long.toString(place);
    }

    // ---- those that the shell makes itself ----

    private @org.jspecify.annotations.Nullable List<String> special(String name) {
        return switch (name) {
            case "@", "*" -> shell.arguments;
            case "#" -> one(shell.arguments.size());
            case "?" -> one(shell.status);
            case "$" -> one(shell.scope.get("\0pid", "" + shell.self().pid()));
            case "!" -> shell.lastBackground == 0 ? List.of() : one(shell.lastBackground);
            case "-" -> one(flags());
            case "0" -> one(shell.name);
            case "RANDOM" -> one(random());
            case "SECONDS" -> one((shell.self().now() - since()) / 1_000_000_000L);
            case "EPOCHSECONDS" -> one(shell.self().now() / 1_000_000_000L);
            case "LINENO" -> one(shell.line);
            case "BASHPID" -> one(shell.self().pid());
            case "PPID" -> one(shell.self().parent());
            case "UID", "EUID" -> one(shell.scope.get("USER", "root").equals("root") ? 0 : 1000);
            case "HOSTNAME" -> one(shell.self().host().hostname());
            case "FUNCNAME" -> function();
            case "BASH_VERSION" ->
                    shell.dialect == Dialect.BASH ? one("5.2.15(1)-release") : List.of();
            default -> positional(name);
        };
    }

    private static List<String> one(Object value) {
        return List.of(value.toString());
    }

    private long since() {
        return Long.parseLong(shell.scope.get("\0since", "" + shell.self().now()));
    }

    private List<String> function() {
        for (var frame : shell.stack.reversed()) {
            if (frame instanceof Frame.Return(var function, _, _)) {
                return List.of(function);
            }
        }
        return List.of();
    }

    private String flags() {
        var flags = new StringBuilder();
        flags.append(shell.options.contains("errexit") ? "e" : "");
        flags.append("h");
        flags.append(shell.isInteractive() ? "im" : "");
        flags.append(shell.options.contains("nounset") ? "u" : "");
        flags.append(shell.options.contains("xtrace") ? "x" : "");
        flags.append("B");
        flags.append(shell.isInteractive() ? "Hs" : "");
        flags.append(shell.mode == ShellState.Mode.COMMAND ? "c" : "");
        return flags.toString();
    }

    private int random() {
        var host = shell.self().host();
        return host.chance()
                .below(32_768, "shell RANDOM", host.hostname(), shell.self().now() + shell.draws++);
    }

    private @org.jspecify.annotations.Nullable List<String> positional(String name) {
        if (!Character.isDigit(name.charAt(0))) {
            return null;
        }
        var index = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
        return index <= shell.arguments.size()
                ? List.of(shell.arguments.get(index - 1))
                : List.of();
    }
}
