package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads JSONPath templates with the leniency and the complaints of client-go. */
final class JsonPathParser {

    private static final int END = -1;
    private static final Pattern DICT_KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
    private static final Pattern COMPARISON =
            Pattern.compile("([^!<>=]+)([!<>=]+)(.+)", Pattern.DOTALL);

    private final String in;
    private final List<JsonPathNode> root = new ArrayList<>();
    private int start;
    private int at;
    private int width;

    JsonPathParser(String in) {
        this.in = in;
    }

    List<JsonPathNode> parse() {
        var open = in.indexOf('{');
        while (open >= 0) {
            if (open > start) {
                root.add(new JsonPathNode.Text(in.substring(start, open)));
            }
            at = open + 1;
            start = at;
            var parts = new ArrayList<JsonPathNode>();
            root.add(new JsonPathNode.Action(parts)); // before its parts, as these may end the text
            action(parts);
            open = in.indexOf('{', at);
        }
        if (start < in.length()) {
            root.add(new JsonPathNode.Text(in.substring(start)));
        }
        return root;
    }

    private static JsonPathNode.Action inner(String text) {
        return (JsonPathNode.Action) new JsonPathParser("{" + text + "}").parse().getFirst();
    }

    // ---- characters ----

    private int next() {
        if (at >= in.length()) {
            width = 0;
            return END;
        }
        var c = in.codePointAt(at);
        width = Character.charCount(c);
        at += width;
        return c;
    }

    private void back() {
        at -= width;
    }

    private String consume() {
        var text = in.substring(start, at);
        start = at;
        return text;
    }

    private static boolean isTerminator(int c) {
        return c == END || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    // ---- inside braces ----

    private void action(List<JsonPathNode> parts) {
        while (!in.startsWith("}", at)) {
            if (in.startsWith("[?(", at)) {
                filter(parts);
            } else if (in.startsWith("..", at)) {
                recursive(parts);
            } else {
                one(parts);
            }
        }
        at++;
        consume();
    }

    private void one(List<JsonPathNode> parts) {
        var c = next();
        switch (c) {
            case END, '\r', '\n' -> throw new Malformed("unclosed action");
            case ' ', '@', '$' -> consume(); // the present object, which is what we have
            case '[' -> array(parts);
            case '"', '\'' -> quoted(parts, c);
            case '.' -> field(parts);
            default -> {
                back();
                if (c == '+' || c == '-' || Character.isDigit(c)) {
                    number(parts);
                } else if (isWord(c)) {
                    word(parts);
                } else {
                    throw new Malformed(
                            String.format("unrecognized character in action: U+%04X", c)
                                    + (GoQuote.isPrintable(c)
                                            ? " '" + Character.toString(c) + "'"
                                            : ""));
                }
            }
        }
    }

    private void word(List<JsonPathNode> parts) {
        while (!isTerminator(next())) {}
        back();
        var word = consume();
        parts.add(
                switch (word) {
                    case "true", "false" -> new JsonPathNode.Literal(word.equals("true"));
                    default -> new JsonPathNode.Word(word);
                });
    }

    private void recursive(List<JsonPathNode> parts) {
        if (!parts.isEmpty() && parts.getLast() instanceof JsonPathNode.Recursive) {
            throw new Malformed("invalid multiple recursive descent");
        }
        at += 2;
        consume();
        parts.add(new JsonPathNode.Recursive());
        var c = next();
        back();
        if (isWord(c)) {
            field(parts);
        }
    }

    private void field(List<JsonPathNode> parts) {
        consume();
        for (var c = next(); !isTerminator(c); c = next()) {
            if (c == '\\') {
                next();
            }
        }
        back();
        var name = consume();
        parts.add(
                name.equals("*")
                        ? new JsonPathNode.Wildcard()
                        : new JsonPathNode.Field(name.replace("\\", "")));
    }

    private void number(List<JsonPathNode> parts) {
        var c = next();
        if (c != '+' && c != '-') {
            back();
        }
        do {
            c = next();
        } while (c == '.' || Character.isDigit(c));
        back();
        var text = consume();
        try {
            parts.add(new JsonPathNode.Literal(Long.valueOf(text)));
        } catch (NumberFormatException _) {
            try {
                parts.add(new JsonPathNode.Literal(Double.valueOf(text)));
            } catch (NumberFormatException _) {
                throw new Malformed("cannot parse number " + text);
            }
        }
    }

    private void quoted(List<JsonPathNode> parts, int quote) {
        while (true) {
            var c = next();
            if (c == END || c == '\n') {
                throw new Malformed("unterminated quoted string");
            }
            if (c == quote && in.charAt(at - 2) != '\\') {
                break;
            }
        }
        var text = consume();
        try {
            parts.add(new JsonPathNode.Text(GoQuote.unquote(text)));
        } catch (Malformed fault) {
            throw new Malformed("unquote string " + text + " error " + fault.getMessage());
        }
    }

    // ---- brackets ----

    private void array(List<JsonPathNode> parts) {
        for (var c = next(); c != ']'; c = next()) {
            if (c == END || c == '\n') {
                throw new Malformed("unterminated array");
            }
        }
        var text = consume();
        text = text.substring(1, text.length() - 1);
        if (text.equals("*")) {
            text = ":";
        }
        var choices = text.split(",", -1);
        if (choices.length > 1) {
            var union = new ArrayList<JsonPathNode.Action>();
            for (var choice : choices) {
                union.add(inner("[" + trimmed(choice) + "]"));
            }
            parts.add(new JsonPathNode.Union(union));
            return;
        }
        var key = DICT_KEY.matcher(text);
        if (key.matches()) {
            parts.addAll(inner("." + key.group(1)).parts());
            return;
        }
        parts.add(slice(text));
    }

    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static JsonPathNode.Slice slice(String text) {
        var found = SLICE.matcher(text);
        if (!found.matches()) {
            throw new Malformed("invalid array index " + text);
        }
        var from = bound(found.group(1), 0);
        var to =
                found.group(2) == null || found.group(2).isEmpty()
                        ? new JsonPathNode.Bound(true, from.value() + 1, true)
                        : bound(found.group(2), 1);
        return new JsonPathNode.Slice(from, to, bound(found.group(3), 1));
    }

    private static JsonPathNode.Bound bound(
            @org.jspecify.annotations.Nullable String text, int colon) {
        if (text == null || text.length() <= colon) {
            return JsonPathNode.Bound.OPEN;
        }
        var digits = text.substring(colon);
        try {
            return new JsonPathNode.Bound(true, Integer.parseInt(digits), false);
        } catch (NumberFormatException _) {
            throw new Malformed("array index " + digits + " is not a number");
        }
    }

    private void filter(List<JsonPathNode> parts) {
        at += 3;
        consume();
        var begun = false;
        var ended = false;
        var pair = 0;
        for (var c = next(); c != ')' || begun != ended; c = next()) {
            if (c == END || c == '\n') {
                throw new Malformed("unterminated filter");
            }
            if (c == '"' || c == '\'') {
                if (!begun) {
                    begun = true;
                    pair = c;
                } else if (in.charAt(at - 2) != '\\' && c == pair) {
                    ended = true;
                }
            }
        }
        if (next() != ']') {
            throw new Malformed("unclosed array expect ]");
        }
        var text = consume();
        text = text.substring(0, text.length() - 2);
        var found = COMPARISON.matcher(text);
        parts.add(
                found.matches()
                        ? new JsonPathNode.Filter(
                                inner(found.group(1)), found.group(2), inner(found.group(3)))
                        : new JsonPathNode.Filter(
                                inner(text), "exists", new JsonPathNode.Action(List.of())));
    }
}
