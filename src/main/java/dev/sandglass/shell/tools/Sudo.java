package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import java.util.TreeMap;

/** {@code sudo}: runs a command as root, who may here do no more than anybody; {@code -i} and {@code -s} start a shell. */
final class Sudo {

    private Sudo() {}

    static Step start(Process self) {
        var words = self.arguments();
        var at = 1;
        var wantsShell = false;
        while (at < words.size() && words.get(at).startsWith("-")) {
            wantsShell |= words.get(at).equals("-i") || words.get(at).equals("-s");
            at += words.get(at).equals("-u") || words.get(at).equals("-g") ? 2 : 1;
        }
        var environment = new TreeMap<>(self.environment());
        environment.put("USER", "root");
        environment.put("LOGNAME", "root");
        while (at < words.size() && words.get(at).matches("[A-Za-z_]\\w*=.*")) {
            var equals = words.get(at).indexOf('=');
            environment.put(
                    words.get(at).substring(0, equals), words.get(at).substring(equals + 1));
            at++;
        }
        if (at < words.size()) {
            return Launcher.run(self, words.subList(at, words.size()), environment);
        }
        if (wantsShell) {
            return Launcher.run(self, List.of("bash"), environment);
        }
        self.complain("usage: sudo [-i | -s] [-u user] [VAR=value] [command [arg ...]]");
        return Step.exit(1);
    }
}
