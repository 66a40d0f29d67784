package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code trap}: what to do at the shell's end, after a failed command, at a signal. {@link Traps} does it. */
final class TrapBuiltin {

    private TrapBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var arguments = new ArrayList<>(words.subList(1, words.size()));
        if (!arguments.isEmpty() && arguments.getFirst().equals("--")) {
            arguments.removeFirst();
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("-l")) {
            return KillBuiltin.run(shell, runner, List.of("kill", "-l"));
        }
        if (arguments.isEmpty() || arguments.getFirst().equals("-p")) {
            show(shell, arguments.subList(Math.min(1, arguments.size()), arguments.size()));
            return 0;
        }
        var isReset = arguments.getFirst().equals("-") || arguments.size() == 1;
        var action = arguments.size() == 1 ? "" : arguments.removeFirst();
        var status = 0;
        for (var word : arguments) {
            var event = event(word);
            if (event == null) {
                shell.complain("trap: " + word + ": invalid signal specification");
                status = 1;
            } else if (event.equals("DEBUG") || event.equals("RETURN")) {
                shell.complain("trap: " + event + " does not exist in this sandbox yet");
                status = 1;
            } else if (isReset) {
                shell.traps.remove(event);
            } else {
                shell.traps.put(event, action);
            }
        }
        return status;
    }

    private static void show(Interpreter shell, List<String> only) {
        for (var event : List.of("EXIT", "HUP", "INT", "QUIT", "USR1", "ALRM", "TERM", "ERR")) {
            var action = shell.traps.get(event);
            var isWanted = only.isEmpty() || only.stream().anyMatch(w -> event.equals(event(w)));
            if (action != null && isWanted) {
                var name = event.equals("EXIT") || event.equals("ERR") ? event : "SIG" + event;
                var quoted = "'" + action.replace("'", "'\\''") + "'";
                shell.self().print("trap -- " + quoted + " " + name);
            }
        }
    }

    private static @Nullable String event(String word) {
        var upper = word.toUpperCase(Locale.ROOT);
        if (List.of("EXIT", "ERR", "DEBUG", "RETURN").contains(upper)) {
            return upper;
        }
        if (word.equals("0")) {
            return "EXIT";
        }
        var signal = KillBuiltin.signal(word);
        return signal == null ? null : signal.name();
    }
}
