package dev.sandglass.shell.interpreter;

/** What an interactive shell asks with: {@code PS1}, with bash's backslash letters as far as prompts use them. */
final class Prompt {

    static final String USUAL = "\\u@\\h:\\w\\$ ";

    private Prompt() {}

    static String expand(Interpreter shell) {
        var form = shell.variables.getOrDefault("PS1", USUAL);
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
                    out.append(folder.substring(folder.lastIndexOf('/') + 1));
                }
                case '$' -> out.append(user(shell).equals("root") ? '#' : '$');
                case 'n' -> out.append('\n');
                case 'e' -> out.append('\u001b');
                case '[', ']' -> {}
                default -> out.append(form.charAt(i));
            }
        }
        return out.toString();
    }

    private static String user(Interpreter shell) {
        return shell.variables.getOrDefault("USER", "root");
    }

    private static String folder(Interpreter shell) {
        var home = shell.variables.getOrDefault("HOME", "");
        var isHome = shell.folder.equals(home) || shell.folder.startsWith(home + "/");
        return !home.isEmpty() && !home.equals("/") && isHome
                ? "~" + shell.folder.substring(home.length())
                : shell.folder;
    }
}
