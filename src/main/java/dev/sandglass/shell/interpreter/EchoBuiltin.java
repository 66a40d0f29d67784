package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code echo}: its arguments with a blank between; {@code -n}, {@code -e}, {@code -E}. */
final class EchoBuiltin {

    private EchoBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var at = 1;
        var newline = true;
        var escapes = shell.dialect == Dialect.DASH; // whose echo has no -e, and always decodes
        while (at < words.size() && isFlag(shell, words.get(at))) {
            newline &= words.get(at).indexOf('n') < 0;
            escapes |= words.get(at).indexOf('e') > 0;
            escapes &= words.get(at).indexOf('E') < 0;
            at++;
        }
        var text = String.join(" ", words.subList(at, words.size()));
        if (escapes) {
            var end = Escapes.stop(text);
            newline &= end < 0;
            text = Escapes.raw(end < 0 ? text : text.substring(0, end));
        }
        shell.self()
                .write(
                        1,
                        escapes
                                ? Escapes.bytes(newline ? text + "\n" : text)
                                : (newline ? text + "\n" : text).getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private static boolean isFlag(Interpreter shell, String word) {
        return shell.dialect == Dialect.DASH ? word.equals("-n") : word.matches("-[neE]+");
    }
}
