package dev.sandglass.shell.tools.less;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keys do in {@code less}: moving by rows, screens and halves of them, to lines by number, searching both ways, leaving.
 * Other keys do nothing; the real one rings the bell.
 */
final class Keys {

    private static final int NUMBER_AT_MOST = 9;

    /** What a terminal sends for keys that are more than a character, and the key that does the same here. */
    private static final Map<String, Character> NAMED =
            Map.ofEntries(
                    Map.entry("[A", 'k'),
                    Map.entry("OA", 'k'),
                    Map.entry("[B", 'j'),
                    Map.entry("OB", 'j'),
                    Map.entry("[5~", 'b'),
                    Map.entry("[6~", 'f'),
                    Map.entry("[H", 'g'),
                    Map.entry("OH", 'g'),
                    Map.entry("[1~", 'g'),
                    Map.entry("[F", 'G'),
                    Map.entry("OF", 'G'),
                    Map.entry("[4~", 'G'),
                    Map.entry("v", 'b'));

    private Keys() {}

    /** How many characters the first key is. */
    static int length(String keys) {
        if (keys.charAt(0) != '\u001b') {
            return 1;
        }
        return 1
                + NAMED.keySet().stream()
                        .filter(name -> keys.startsWith(name, 1))
                        .mapToInt(String::length)
                        .findFirst()
                        .orElse(0);
    }

    /** What a key makes of the page; null when more text has to be read first. */
    static @Nullable Page press(Page page, String key, Look look) {
        if (!page.message().isEmpty()) {
            var seen = page.saying("");
            return isReturn(key.charAt(0)) ? seen : press(seen, key, look);
        }
        var letter =
                key.length() == 1 ? key.charAt(0) : NAMED.getOrDefault(key.substring(1), '\u001b');
        var typed = page.typed();
        if (!typed.isEmpty() && !Character.isDigit(typed.charAt(0))) {
            return typing(page, letter, look);
        }
        if (Character.isDigit(letter) && typed.length() < NUMBER_AT_MOST) {
            return page.typing(typed + letter);
        }
        if (!typed.isEmpty() && (letter == '\b' || letter == 127)) {
            return page.typing(typed.substring(0, typed.length() - 1));
        }
        var number = typed.isEmpty() ? -1 : Integer.parseInt(typed);
        return command(page.typing(""), letter, number, look);
    }

    private static boolean isReturn(char key) {
        return key == '\r' || key == '\n';
    }

    private static @Nullable Page command(Page page, char key, int number, Look look) {
        var count = Math.max(1, number);
        return switch (key) {
            case ' ', 'f', 6, 22 -> page.down(number < 0 ? look.page() : count, look);
            case 'b', 2 -> page.up(number < 0 ? look.page() : count, look);
            case 'j', 'e', 'J', 14, 5, '\r', '\n' -> page.down(count, look);
            case 'k', 'y', 'K', 'Y', 16, 25, 11 -> page.up(count, look);
            case 'd', 4 -> halved(page, number, look).down(half(page, number, look), look);
            case 'u', 21 -> halved(page, number, look).up(half(page, number, look), look);
            case 'g', '<' -> page.to(count, look);
            case 'G', '>' -> number < 0 ? page.end(look) : page.to(number, look);
            case 'n' -> again(page, page.backward(), look);
            case 'N' -> again(page, !page.backward(), look);
            case '/', '?', ':', 'Z' -> page.typing(String.valueOf(key));
            case 'q', 'Q' -> page.over();
            default -> page;
        };
    }

    private static int half(Page page, int number, Look look) {
        return number > 0 ? number : page.half() > 0 ? page.half() : Math.max(1, look.rows() / 2);
    }

    private static Page halved(Page page, int number, Look look) {
        return number > 0 ? page.halved(number) : page;
    }

    /** A line behind {@code /} and {@code ?}, or the second key of {@code :q} and {@code ZZ}. */
    private static @Nullable Page typing(Page page, char key, Look look) {
        var typed = page.typed();
        var sign = typed.charAt(0);
        if (sign == ':' || sign == 'Z') {
            var leaves = sign == 'Z' ? key == 'Z' : key == 'q' || key == 'Q';
            return leaves ? page.typing("").over() : page.typing("");
        }
        if (key == '\b' || key == 127) {
            return page.typing(typed.substring(0, typed.length() - 1));
        }
        if (!isReturn(key)) {
            return key < ' ' ? page.typing("") : page.typing(typed + key);
        }
        return search(page.typing(""), typed.substring(1), sign == '?', look);
    }

    private static @Nullable Page search(Page page, String pattern, boolean upwards, Look look) {
        if (pattern.isEmpty()) {
            return again(page, upwards, look);
        }
        var sought = page.searching(pattern, upwards);
        var regex = sought.searched(look);
        if (regex == null) {
            return page.saying("Invalid pattern");
        }
        return sought.find(regex, upwards ? sought.bottom(look) : sought.line(), upwards);
    }

    private static @Nullable Page again(Page page, boolean upwards, Look look) {
        var regex = page.searched(look);
        return regex == null
                ? page.saying("No previous regular expression")
                : page.find(regex, page.line() + (upwards ? -1 : 1), upwards);
    }
}
