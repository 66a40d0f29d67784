package dev.sandglass.kubectl.explain;

/** Breaks lines between words; a word that is too long stays whole. Follows mitchellh/go-wordwrap. */
final class WordWrap {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder space = new StringBuilder();
    private final int limit;
    private int current;

    private WordWrap(int limit) {
        this.limit = limit;
    }

    static String wrap(String text, int limit) {
        var wrap = new WordWrap(limit);
        text.codePoints().forEach(wrap::take);
        return wrap.end();
    }

    private void take(int character) {
        if (character == '\n') {
            newLine();
        } else if (Character.isWhitespace(character)) {
            if (space.isEmpty() || !word.isEmpty()) {
                flush();
            }
            space.appendCodePoint(character);
        } else {
            word.appendCodePoint(character);
            if (current + word.length() + space.length() > limit && word.length() < limit) {
                text.append('\n');
                current = 0;
                space.setLength(0);
            }
        }
    }

    private void newLine() {
        if (word.isEmpty()) {
            if (current + space.length() <= limit) {
                text.append(space);
            }
            space.setLength(0);
        } else {
            flush();
        }
        text.append('\n');
        current = 0;
    }

    private void flush() {
        current += space.length() + word.length();
        text.append(space).append(word);
        space.setLength(0);
        word.setLength(0);
    }

    private String end() {
        if (!word.isEmpty() || current + space.length() <= limit) {
            text.append(space).append(word);
        }
        return text.toString();
    }
}
