package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.TreeMap;

/** {@code env}: shows the environment, or runs a command in another one. */
final class Env {

    private Env() {}

    static Step start(Process self) {
        var words = self.arguments();
        var environment = new TreeMap<>(self.environment());
        var at = 1;
        while (at < words.size()) {
            var word = words.get(at);
            if (word.equals("-i") || word.equals("-")) {
                environment.clear();
            } else if (word.equals("-u") && at + 1 < words.size()) {
                environment.remove(words.get(++at));
            } else if (word.indexOf('=') > 0) {
                var equals = word.indexOf('=');
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                break;
            }
            at++;
        }
        if (at < words.size()) {
            return Launcher.run(self, words.subList(at, words.size()), environment);
        }
        environment.forEach((name, value) -> self.print(name + "=" + value));
        return Step.exit(0);
    }
}
