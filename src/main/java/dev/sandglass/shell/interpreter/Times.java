package dev.sandglass.shell.interpreter;

import java.util.Locale;

/** What {@code time} says: cluster time; programs here take none of a processor's that could be told apart. */
final class Times {

    private Times() {}

    static void show(Interpreter shell, Frame.Stopwatch watch) {
        var seconds = (shell.self().now() - watch.since()) / 1e9;
        if (watch.portable()) {
            shell.self()
                    .complain(
                            String.format(Locale.ROOT, "real %.2f%nuser 0.00%nsys 0.00", seconds));
            return;
        }
        var minutes = (long) (seconds / 60);
        shell.self()
                .complain(
                        String.format(
                                Locale.ROOT,
                                "%nreal\t%dm%.3fs%nuser\t0m0.000s%nsys\t0m0.000s",
                                minutes,
                                seconds - minutes * 60));
    }
}
