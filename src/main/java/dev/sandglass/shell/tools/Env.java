package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code env}: shows the environment, or runs a command in another one; {@code -i -u -0}. */
final class Env {

    private static final int WRONG = 125;

    private Env() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "+i0", "u", "ignore-environment=i", "null=0", "unset=u:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(WRONG));
        }
        var words = s.rest();
        var at = !words.isEmpty() && words.getFirst().equals("-") ? 1 : 0;
        var environment = new TreeMap<>(self.environment());
        if (s.has("i") || at > 0) {
            environment.clear();
        }
        if (!unset(s.values("u"), environment, self)) {
            return Step.exit(WRONG);
        }
        for (; at < words.size() && words.get(at).indexOf('=') > 0; at++) {
            var equals = words.get(at).indexOf('=');
            environment.put(
                    words.get(at).substring(0, equals), words.get(at).substring(equals + 1));
        }
        return at < words.size()
                ? run(words.subList(at, words.size()), s.has("0"), environment, self)
                : show(environment, s.has("0") ? "\0" : "\n", self);
    }

    private static Step run(
            List<String> command, boolean isNull, Map<String, String> environment, Process self) {
        if (isNull) {
            self.complain("env: cannot specify --null (-0) with command");
            Switches.hint(self, "env");
            return Step.exit(WRONG);
        }
        return Launcher.run(self, command, environment);
    }

    private static Step show(Map<String, String> environment, String end, Process self) {
        environment.forEach((name, value) -> Sieve.pass(name + "=" + value + end, false, self));
        return Step.exit(0);
    }

    /** Whether all of these are names; what is none is complained about. */
    private static boolean unset(
            List<String> names, Map<String, String> environment, Process self) {
        for (var name : names) {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                self.complain("env: cannot unset ‘" + name + "’: Invalid argument");
                return false;
            }
            environment.remove(name);
        }
        return true;
    }
}
