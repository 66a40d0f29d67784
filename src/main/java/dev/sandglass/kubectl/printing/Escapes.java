package dev.sandglass.kubectl.printing;

/** Keeps what is printed from steering the terminal. */
public final class Escapes {

    private Escapes() {}

    /** The text with escape and carriage return made visible. */
    public static String escape(String text) {
        return text.indexOf('\u001b') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\u001b", "^[").replace("\r", "\\r");
    }

    /** A cell of a table: its first line, and a sign that there was more. */
    public static String cell(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\f') {
                return escape(text.substring(0, i)) + "...";
            }
        }
        return escape(text);
    }
}
