package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of an earlier line are meant: {@code :0}, {@code $}, {@code *}, {@code :2-4}.
 *
 * @param end where the line goes on
 * @param wrong whether there are no such words
 */
record HistoryWords(String text, int end, boolean wrong) {

    /** Reads it from there; the whole line is meant where no words are named. */
    static HistoryWords read(String line, int from, String event) {
        var hasColon = from < line.length() && line.charAt(from) == ':';
        var at = hasColon ? from + 1 : from;
        var c = at < line.length() ? line.charAt(at) : '\0';
        if (c == '\0' || !(hasColon && Character.isDigit(c)) && "^$*-".indexOf(c) < 0) {
            return new HistoryWords(event, from, false);
        }
        var words = parted(event);
        var last = words.size() - 1;
        if (c == '*') {
            var all = words.subList(Math.min(1, words.size()), words.size());
            return new HistoryWords(String.join(" ", all), at + 1, false);
        }
        if (c == '$') {
            return of(words, last, last, at + 1);
        }
        var number = numberEnd(line, at);
        var first = c == '^' ? 1 : c == '-' ? 0 : Integer.parseInt(line.substring(at, number));
        return range(line, c == '^' ? at + 1 : c == '-' ? at : number, words, first);
    }

    /** From the first word on, to what stands behind it. */
    private static HistoryWords range(String line, int from, List<String> words, int first) {
        var last = words.size() - 1;
        var at = from;
        var sign = at < line.length() ? line.charAt(at) : '\0';
        if (sign == '*') {
            return of(words, first, last, at + 1);
        }
        if (sign != '-') {
            return of(words, first, first, at);
        }
        at++;
        var to = at < line.length() ? line.charAt(at) : '\0';
        if (to == '$') {
            return of(words, first, last, at + 1);
        }
        if (to == '^') {
            return of(words, first, 1, at + 1);
        }
        return Character.isDigit(to)
                ? of(
                        words,
                        first,
                        Integer.parseInt(line.substring(at, numberEnd(line, at))),
                        numberEnd(line, at))
                : of(words, first, last - 1, at);
    }

    private static int numberEnd(String line, int from) {
        var at = from;
        while (at < line.length() && at < from + 9 && Character.isDigit(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static HistoryWords of(List<String> words, int first, int last, int end) {
        return first < 0 || last >= words.size() || first > last
                ? new HistoryWords("", end, true)
                : new HistoryWords(String.join(" ", words.subList(first, last + 1)), end, false);
    }

    /** A line's words as the history parts them: operators are words of their own, quotes stay. */
    static List<String> parted(String line) {
        var words = new ArrayList<String>();
        var at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            var end = operatorEnd(line, at);
            end = end > at ? end : wordEnd(line, at);
            words.add(line.substring(at, end));
            at = end;
        }
        return words;
    }

    private static int operatorEnd(String line, int at) {
        var c = line.charAt(at);
        if (c == '(' || c == ')') {
            return at + 1;
        }
        if ("<>;&|".indexOf(c) < 0) {
            return at;
        }
        var next = at + 1 < line.length() ? line.charAt(at + 1) : '\0';
        if (next == '(' && (c == '<' || c == '>')) {
            return at; // a process's file is a word
        }
        if (line.startsWith("<<<", at) || line.startsWith("<<-", at)) {
            return at + 3;
        }
        var isPair = next == c || next == '&' && c != ';' || (c == '&' || c == '<') && next == '>';
        return isPair || c == '>' && next == '|' ? at + 2 : at + 1;
    }

    private static int wordEnd(String line, int from) {
        var quote = '\0';
        var depth = 0;
        var at = from;
        while (at < line.length()) {
            var c = line.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '('
                    && (depth > 0 || at > 0 && "$<>".indexOf(line.charAt(at - 1)) >= 0)) {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && at > from && isEnd(line, at)) {
                return at;
            }
            at++;
        }
        return Math.min(at, line.length());
    }

    private static boolean isEnd(String line, int at) {
        return Character.isWhitespace(line.charAt(at)) || "<>;&|()".indexOf(line.charAt(at)) >= 0;
    }
}
