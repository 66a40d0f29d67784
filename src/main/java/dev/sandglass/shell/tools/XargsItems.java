package dev.sandglass.shell.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the input of {@code xargs} apart: into items, and these into one group for each command.
 *
 * @param groups in their order
 * @param complaint about the input, or empty; what came before it is done all the same
 */
record XargsItems(List<List<String>> groups, String complaint) {

    static XargsItems of(String text, XargsOptions options) {
        var reader = new Reader(text, options);
        reader.read();
        reader.close();
        var groups = reader.groups;
        if (groups.isEmpty() && options.isKept() && reader.complaint.isEmpty()) {
            groups.add(List.of());
        }
        return new XargsItems(List.copyOf(groups), reader.complaint);
    }

    private static final class Reader {
        private final String text;
        private final XargsOptions options;
        private final List<List<String>> groups = new ArrayList<>();
        private final int room;
        private List<String> group = new ArrayList<>();
        private int used;
        private int lines;
        private String complaint = "";

        Reader(String text, XargsOptions options) {
            this.text = text;
            this.options = options;
            room =
                    options.characters()
                            - options.command().stream().mapToInt(it -> it.length() + 1).sum();
        }

        void read() {
            if (options.delimiter() >= 0) {
                delimited((char) options.delimiter());
            } else {
                quoted();
            }
        }

        private void delimited(char delimiter) {
            var from = 0;
            while (from < text.length() && complaint.isEmpty()) {
                var end = text.indexOf(delimiter, from);
                var to = end < 0 ? text.length() : end;
                add(text.substring(from, to));
                endLine();
                from = to + 1;
            }
        }

        /** Items between blanks, or lines where a mark stands for them; quotes and backslashes keep blanks. */
        private void quoted() {
            var item = new StringBuilder();
            var isItem = false;
            var quote = '\0';
            for (var i = 0; i < text.length() && complaint.isEmpty(); i++) {
                var c = text.charAt(i);
                if (quote != 0 && c == '\n') {
                    break;
                }
                if (quote == c) {
                    quote = 0;
                } else if (quote != 0) {
                    item.append(c);
                } else if (c == '"' || c == '\'') {
                    quote = c;
                    isItem = true;
                } else if (c == '\\') {
                    i++;
                    if (i < text.length()) {
                        item.append(text.charAt(i));
                    }
                    isItem = true;
                } else if (c == '\n' || isBlank(c) && (options.mark().isEmpty() || !isItem)) {
                    if (isItem && !take(item)) {
                        return;
                    }
                    isItem = false;
                    if (c == '\n' && !(i > 0 && isBlank(text.charAt(i - 1)))) {
                        endLine();
                    }
                } else {
                    item.append(c);
                    isItem = true;
                }
            }
            finish(item, isItem, quote);
        }

        private void finish(StringBuilder item, boolean isItem, char quote) {
            if (isItem && quote == 0) {
                take(item);
            }
            if (quote == 0) {
                return;
            }
            complaint =
                    "unmatched "
                            + (quote == '"' ? "double" : "single")
                            + " quote; by default quotes are special to xargs unless you use the -0"
                            + " option";
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        /** False when it is the one that ends all. */
        private boolean take(StringBuilder item) {
            var text = item.toString();
            item.setLength(0);
            if (!options.end().isEmpty() && text.equals(options.end())) {
                return false;
            }
            add(text);
            return true;
        }

        private void add(String item) {
            if (!complaint.isEmpty()) {
                return;
            }
            if (item.length() + 1 > room) {
                complaint = "cannot fit single argument within argument list size limit";
                return;
            }
            if (used + item.length() + 1 > room) {
                close();
            }
            group.add(item);
            used += item.length() + 1;
            var isFull = !options.mark().isEmpty() || group.size() == options.items();
            if (isFull) {
                close();
            }
        }

        private void endLine() {
            if (options.lines() > 0 && !group.isEmpty() && ++lines >= options.lines()) {
                close();
            }
        }

        void close() {
            if (!group.isEmpty()) {
                groups.add(List.copyOf(group));
            }
            group = new ArrayList<>();
            used = 0;
            lines = 0;
        }
    }
}
