package dev.sandglass.shell.tools;

import java.util.regex.Pattern;

/** Permissions as {@code chmod} and {@code mkdir -m} take them: {@code 644}, {@code +x}, {@code u=rw,go-w}, {@code g=u}. */
final class Modes {

    private static final int ALL = 07777;
    private static final int MASK = 022; // what is not given where nobody is named
    private static final Pattern CLAUSE =
            Pattern.compile("([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)");
    private static final Pattern STEP = Pattern.compile("([-+=])([rwxXstugo]*)");

    private Modes() {}

    static boolean isMode(String text) {
        if (text.matches("[0-7]{1,5}")) {
            return Integer.parseInt(text, 8) <= ALL;
        }
        for (var clause : text.split(",", -1)) {
            if (!CLAUSE.matcher(clause).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param isFolder {@code X} means {@code x} for folders, and for files that somebody may run
     * @param special bits of a folder that numbers leave as they are
     */
    static int change(int mode, String how, boolean isFolder, int special) {
        if (how.matches("[0-7]+")) {
            return Integer.parseInt(how, 8) | (how.length() < 5 ? special : 0);
        }
        var now = mode;
        for (var text : how.split(",")) {
            var clause = CLAUSE.matcher(text);
            if (!clause.matches()) {
                continue;
            }
            var step = STEP.matcher(clause.group(2));
            while (step.find()) {
                now = step(now, clause.group(1), step.group(1), step.group(2), isFolder);
            }
        }
        return now;
    }

    private static int step(int mode, String who, String sign, String what, boolean isFolder) {
        var named = who.isEmpty() || who.contains("a") ? 0777 : mask(who);
        var special =
                (who.isEmpty() || who.matches(".*[ua].*") ? 04000 : 0)
                        | (who.isEmpty() || who.matches(".*[ga].*") ? 02000 : 0)
                        | (who.isEmpty() || who.contains("a") ? 01000 : 0);
        var bits = bits(mode, what, isFolder) & (named | special);
        bits = who.isEmpty() ? bits & ~MASK : bits;
        return switch (sign) {
            case "+" -> mode | bits;
            case "-" -> mode & ~bits;
            default -> mode & ~(named | (isFolder ? 0 : special)) | bits;
        };
    }

    private static int bits(int mode, String what, boolean isFolder) {
        var bits = 0;
        for (var letter : what.toCharArray()) {
            bits |=
                    switch (letter) {
                        case 'r' -> 0444;
                        case 'w' -> 0222;
                        case 'x' -> 0111;
                        case 'X' -> isFolder || (mode & 0111) != 0 ? 0111 : 0;
                        case 's' -> 06000;
                        case 't' -> 01000;
                        case 'u' -> (mode >> 6 & 7) * 0111;
                        case 'g' -> (mode >> 3 & 7) * 0111;
                        default -> (mode & 7) * 0111;
                    };
        }
        return bits;
    }

    private static int mask(String who) {
        return (who.contains("u") ? 0700 : 0)
                | (who.contains("g") ? 070 : 0)
                | (who.contains("o") ? 07 : 0);
    }

    /** {@code rwxr-xr-x}, with {@code s} and {@code t} where they stand. */
    static String letters(int mode) {
        var out = new StringBuilder();
        for (var bit = 8; bit >= 0; bit--) {
            out.append((mode >> bit & 1) == 1 ? "rwx".charAt((8 - bit) % 3) : '-');
        }
        mark(out, 2, (mode & 04000) != 0, 's');
        mark(out, 5, (mode & 02000) != 0, 's');
        mark(out, 8, (mode & 01000) != 0, 't');
        return out.toString();
    }

    private static void mark(StringBuilder out, int at, boolean isSet, char letter) {
        if (isSet) {
            out.setCharAt(at, out.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }
}
