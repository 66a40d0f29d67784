package dev.sandglass.kubectl;

import dev.sandglass.shell.FileProblem;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns in the last part of a path: {@code manifests/*.yaml}. */
final class Globs {

    private Globs() {}

    static List<String> expand(String pattern, Session session) {
        var slash = pattern.lastIndexOf('/');
        var folder = slash < 0 ? "." : pattern.substring(0, Math.max(1, slash));
        var last = pattern.substring(slash + 1);
        if (!last.matches(".*[*?\\[].*")) {
            return List.of();
        }
        var wanted = Pattern.compile(regex(last));
        var prefix = slash < 0 ? "" : pattern.substring(0, slash + 1);
        try {
            return session.listFolder(folder).stream()
                    .filter(name -> wanted.matcher(name).matches())
                    .map(name -> prefix + name)
                    .toList();
        } catch (FileProblem _) {
            return List.of();
        }
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            var c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[', ']', '-', '^' -> regex.append(c);
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
