package dev.sandglass.shell.interpreter;

import java.time.Instant;

/** What an interactive shell asks with: {@code PS1}, with bash's backslash letters as far as prompts use them. */
final class Prompt {

    private Prompt() {}

    static String expand(Interpreter shell) {
        var form = shell.scope.get("PS1", shell.dialect.prompt());
        var out = new StringBuilder();
        for (var i = 0; i < form.length(); i++) {
            var c = form.charAt(i);
            if (c != '\\' || i + 1 == form.length()) {
                out.append(c);
                continue;
            }
            switch (form.charAt(++i)) {
                case 'u' -> out.append(user(shell));
                case 'h', 'H' -> out.append(shell.self().host().hostname());
                case 'w' -> out.append(folder(shell));
                case 'W' -> {
                    var folder = folder(shell);
                    var name = folder.substring(folder.lastIndexOf('/') + 1);
                    out.append(name.isEmpty() ? "/" : name);
                }
                case '$' -> out.append(user(shell).equals("root") ? '#' : '$');
                case 'n' -> out.append('\n');
                case '\\' -> out.append('\\');
                case 't' ->
                        out.append(Instant.ofEpochSecond(0, shell.self().now()).toString(), 11, 19);
                case 's' -> out.append(shell.name);
                case 'e' -> out.append('\u001b');
                case '[', ']' -> {}
                default -> out.append(form.charAt(i));
            }
        }
        return out.toString();
    }

    private static String user(Interpreter shell) {
        return shell.scope.get("USER", "root");
    }

    /** The folder as a prompt shows it. */
    static String folder(Interpreter shell) {
        return shortened(shell, shell.folder);
    }

    /** A path with {@code ~} for the home. */
    static String shortened(Interpreter shell, String path) {
        var home = shell.scope.get("HOME", "");
        var isHome = path.equals(home) || path.startsWith(home + "/");
        return !home.isEmpty() && !home.equals("/") && isHome
                ? "~" + path.substring(home.length())
                : path;
    }
}
