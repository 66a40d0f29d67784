package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code envsubst}: variables of the environment in a text; with an argument only those that it names. */
final class Envsubst {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

    private Envsubst() {}

    static int work(List<Gather.Input> inputs, Process self) {
        var only = self.arguments().size() > 1 ? self.arguments().get(1) : null;
        for (var input : inputs) {
            var out = new StringBuilder();
            var matcher = VARIABLE.matcher(input.text());
            while (matcher.find()) {
                var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                var isMeant = only == null || only.matches("(?s).*\\$\\{?" + name + "\\b.*");
                var value = isMeant ? self.variable(name) : matcher.group();
                matcher.appendReplacement(out, Matcher.quoteReplacement(value));
            }
            Sieve.pass(matcher.appendTail(out).toString(), false, self);
        }
        return 0;
    }
}
