package dev.sandglass.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines of HTTP without what varies from run to run, besides {@link Varying}: dates, revisions, which of two equal nodes took
 * a Pod, and lengths, which follow revisions and names. What our server does not keep yet, managed fields, is taken out of what the real one said.
 */
final class Wire {

    private static final Pattern DATE =
            Pattern.compile("(?i)^(\\s*(?:date|last-modified|expires): ).*");
    private static final Pattern LENGTH = Pattern.compile("(?i)^(\\s*content-length: )\\d+");
    private static final Pattern LOGGED =
            Pattern.compile("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern NODE = Pattern.compile("\\bnode0[12]\\b");
    private static final Pattern CERTIFICATE = Pattern.compile("X509SHA256=[0-9a-f]{64}");
    private static final Pattern TOO_OLD =
            Pattern.compile("(too old resource version: \\d+ \\()\\d+");
    private static final Pattern VERSION =
            Pattern.compile("^(\\[\"\\w+\",(?:\"\\w+\",)?(?:\"\\w+\"|null),\")\\d+(\".*)");
    private static final Pattern TOKEN = Pattern.compile("eyJ2Ijoi[\\w-]+");
    private static final String MANAGED = "\"managedFields\":[";

    private Wire() {}

    /** Whether it shows what our server does not keep, so that lengths say nothing. */
    static boolean isManaged(Recording.Entry entry) {
        return Stream.concat(entry.out().stream(), entry.err().stream())
                .anyMatch(line -> line.contains("managedFields"));
    }

    /** The entry without the headers that tell a length. */
    static Recording.Entry withoutLengths(Recording.Entry entry) {
        return new Recording.Entry(
                entry.command(),
                withoutLengths(entry.out()),
                withoutLengths(entry.err()),
                entry.exit());
    }

    private static List<String> withoutLengths(List<String> lines) {
        return lines.stream()
                .filter(
                        line ->
                                !line.strip()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("content-length: "))
                .toList();
    }

    static Recording.Entry plain(Recording.Entry entry) {
        return new Recording.Entry(
                entry.command(), plain(entry.out()), plain(entry.err()), entry.exit());
    }

    private static List<String> plain(List<String> lines) {
        var plain = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            switch (line.strip()) {
                case "\"managedFields\": [" -> i = endOfJson(lines, i, plain);
                case "managedFields:" -> i = endOfYaml(lines, i);
                case "base64: invalid input" -> {} // a token without padding: so long is its
                // revision
                default -> plain.add(plain(line));
            }
        }
        return plain;
    }

    private static String plain(String line) {
        var text = DATE.matcher(line).replaceAll("$1<date>");
        text = LENGTH.matcher(text).replaceAll("$1<n>");
        text = text.replaceAll("(\"v\":\"meta.k8s.io/v1\",\"rv\":)\\d+", "$1<n>");
        text = NODE.matcher(text).replaceAll("<node>");
        text = LOGGED.matcher(text).replaceAll("<time>");
        text = TOO_OLD.matcher(text).replaceAll("$1<rv>");
        text = VERSION.matcher(text).replaceAll("$1<rv>$2");
        text = TOKEN.matcher(text).replaceAll(it -> Matcher.quoteReplacement(token(it.group())));
        text = CERTIFICATE.matcher(text).replaceAll("X509SHA256=<digest>");
        for (var at = text.indexOf(MANAGED); at >= 0; at = text.indexOf(MANAGED)) {
            text = without(text, at);
        }
        return text;
    }

    /** What a continue token says, its revision left out. */
    private static String token(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8)
                .replaceAll("\"rv\":\\d+", "\"rv\":<n>");
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The line that closes the list; the comma before it goes when the list was the last. */
    private static int endOfJson(List<String> lines, int from, List<String> before) {
        var depth = depth(lines.get(from));
        for (var i = from + 1; i < lines.size(); i++) {
            var line = lines.get(i);
            if (depth(line) == depth && line.strip().startsWith("]")) {
                var last = before.removeLast();
                if (last.endsWith("{") && line.strip().equals("]")) {
                    before.add(last + lines.get(i + 1).strip());
                    return i + 1;
                }
                var isLast = line.strip().equals("]") && last.endsWith(",");
                before.add(isLast ? last.substring(0, last.length() - 1) : last);
                return i;
            }
        }
        return lines.size();
    }

    private static int endOfYaml(List<String> lines, int from) {
        var depth = depth(lines.get(from));
        var end = from;
        while (end + 1 < lines.size()
                && (depth(lines.get(end + 1)) > depth
                        || depth(lines.get(end + 1)) == depth
                                && lines.get(end + 1).strip().startsWith("- "))) {
            end++;
        }
        return end;
    }

    /** A line of compact JSON without the list at this place. */
    private static String without(String text, int at) {
        var end = at + MANAGED.length();
        var isText = false;
        for (var depth = 1; depth > 0 && end < text.length(); end++) {
            switch (text.charAt(end)) {
                case '\\' -> end++;
                case '"' -> isText = !isText;
                case '[', '{' -> depth += isText ? 0 : 1;
                case ']', '}' -> depth -= isText ? 0 : 1;
                default -> {}
            }
        }
        var before = text.substring(0, at);
        var after = text.substring(Math.min(end, text.length()));
        return before.endsWith(",")
                ? before.substring(0, before.length() - 1) + after
                : before + (after.startsWith(",") ? after.substring(1) : after);
    }
}
