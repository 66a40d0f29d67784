package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code shopt}: remembers what is switched on; {@code nullglob}, {@code dotglob} and {@code expand_aliases} change something. */
final class ShoptBuiltin {

    private ShoptBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var flag = words.size() > 1 ? words.get(1) : "";
        if (!flag.startsWith("-")) {
            var status = 0;
            for (var name : words.subList(1, words.size())) {
                var isOn = shell.options.contains(name);
                shell.self().print("%-15s\t%s".formatted(name, isOn ? "on" : "off"));
                status |= isOn ? 0 : 1;
            }
            return status;
        }
        var status = 0;
        for (var name : words.subList(2, words.size())) {
            if (flag.indexOf('s') > 0) {
                shell.options.add(name);
            } else if (flag.indexOf('u') > 0) {
                shell.options.remove(name);
            }
            status |= flag.indexOf('q') > 0 && !shell.options.contains(name) ? 1 : 0;
        }
        return flag.equals("-q") ? status : 0;
    }
}
