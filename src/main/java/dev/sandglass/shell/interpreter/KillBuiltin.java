package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Signal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code kill}: signals to processes and jobs. */
final class KillBuiltin {

    private KillBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 2) {
            shell.self()
                    .complain(
                            "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec"
                                    + " ... or kill -l [sigspec]");
            return 2;
        }
        if (words.get(1).equals("-l")) {
            shell.self()
                    .print(
                            Stream.of(Signal.values())
                                    .map(signal -> signal.number() + ") SIG" + signal.name())
                                    .collect(Collectors.joining(" ")));
            return 0;
        }
        var signal = Signal.TERM;
        var asks = false;
        var at = 1;
        if (words.get(1).startsWith("-")) {
            var name = words.get(1).substring(1);
            at++;
            if ((name.equals("s") || name.equals("n")) && at < words.size()) {
                name = words.get(at++);
            }
            asks = name.equals("0");
            var found = signal(name);
            if (found == null && !asks) {
                shell.complain("kill: " + name + ": invalid signal specification");
                return 1;
            }
            signal = found == null ? signal : found;
        }
        var status = 0;
        for (var word : words.subList(at, words.size())) {
            status |= send(shell, word, asks ? null : signal);
        }
        return status;
    }

    private static int send(Interpreter shell, String word, @Nullable Signal signal) {
        if (!word.matches("-?\\d{1,9}|%.*")) {
            shell.complain("kill: " + word + ": arguments must be process or job IDs");
            return 1;
        }
        var pid = JobsBuiltin.pid(shell, word);
        if (word.startsWith("%") && pid < 0) {
            shell.complain("kill: " + word + ": no such job");
            return 1;
        }
        if (!shell.self().processes().isAlive(Math.abs(pid))) {
            shell.complain("kill: (" + word + ") - No such process");
            return 1;
        }
        shell.givesWay |= pid == shell.self().pid();
        if (signal != null && pid < 0) {
            shell.self().processes().signalGroup(-pid, signal);
        } else if (signal != null) {
            shell.self().processes().signal(pid, signal);
        }
        return 0;
    }

    /** By name, with or without SIG before it, or by number. */
    static @Nullable Signal signal(String name) {
        var plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        for (var signal : Signal.values()) {
            if (signal.name().equals(plain) || Integer.toString(signal.number()).equals(plain)) {
                return signal;
            }
        }
        return null;
    }
}
