package dev.sandglass.shell.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What curl was told: by its command line, and before that by {@code ~/.curlrc}.
 *
 * @param given values by the option's long name, in order; a switch has empty ones
 * @param complaint what is wrong, or null
 */
record CurlOptions(Map<String, List<String>> given, List<String> urls, @Nullable String complaint) {

    /** Long names with their letter and, when they take a value, a colon; those without a letter have a dash. */
    private static final Map<String, String> KNOWN =
            Stream.of(
                            "silent s",
                            "show-error S",
                            "verbose v",
                            "include i",
                            "insecure k",
                            "location L",
                            "head I",
                            "fail f",
                            "fail-with-body -",
                            "globoff g",
                            "no-buffer N",
                            "remote-name O",
                            "ipv4 4",
                            "ipv6 6",
                            "disable q",
                            "progress-bar #",
                            "http1.0 0",
                            "http1.1 -",
                            "http2 -",
                            "compressed -",
                            "no-progress-meter -",
                            "get G",
                            "request X:",
                            "header H:",
                            "data d:",
                            "data-raw -:",
                            "data-binary -:",
                            "data-urlencode -:",
                            "json -:",
                            "output o:",
                            "write-out w:",
                            "user-agent A:",
                            "user u:",
                            "oauth2-bearer -:",
                            "max-time m:",
                            "connect-timeout -:",
                            "cacert -:",
                            "capath -:",
                            "cert E:",
                            "key -:",
                            "cert-type -:",
                            "key-type -:",
                            "retry -:",
                            "retry-delay -:",
                            "noproxy -:",
                            "proxy x:",
                            "resolve -:",
                            "connect-to -:",
                            "url -:",
                            "config K:",
                            "cookie b:",
                            "referer e:",
                            "form F:",
                            "upload-file T:")
                    .map(it -> it.split(" "))
                    .collect(Collectors.toUnmodifiableMap(it -> it[0], it -> it[1]));

    private static final Map<String, String> BY_LETTER =
            KNOWN.entrySet().stream()
                    .filter(it -> !it.getValue().startsWith("-"))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    it -> it.getValue().substring(0, 1), Map.Entry::getKey));

    /** Reads a command line, without curl's own name, after the lines of its configuration. */
    static CurlOptions read(List<String> words, String configuration) {
        var reader = new Reader();
        var isPlain =
                !words.isEmpty()
                        && (words.getFirst().equals("-q") || words.getFirst().equals("--disable"));
        if (!isPlain) {
            configuration.lines().forEach(reader::line);
        }
        reader.words(words);
        return new CurlOptions(reader.given, reader.urls, reader.complaint);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** The last value of an option, or the fallback. */
    String value(String name, String fallback) {
        var values = given.get(name);
        return values == null ? fallback : values.getLast();
    }

    List<String> values(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** Takes options in, one after the other. */
    private static final class Reader {
        private final TreeMap<String, List<String>> given = new TreeMap<>();
        private final List<String> urls = new ArrayList<>();
        private @Nullable String complaint;

        /** A line of the configuration: {@code name = "value"}, dashes before the name or not. */
        void line(String line) {
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            var end = 0;
            while (end < text.length() && " \t=:".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            var name = text.substring(0, end);
            var value = text.substring(end).replaceFirst("^[ \t]*[=:]?[ \t]*", "");
            if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
                value = value.substring(1, value.length() - 1);
            }
            var word = name.startsWith("-") ? name : "--" + name;
            words(value.isEmpty() ? List.of(word) : List.of(word, value));
        }

        void words(List<String> words) {
            for (var i = 0; i < words.size() && complaint == null; i++) {
                var word = words.get(i);
                if (!word.startsWith("-") || word.length() == 1) {
                    urls.add(word);
                } else if (word.startsWith("--")) {
                    i +=
                            named(
                                    word,
                                    word.substring(2),
                                    i + 1 < words.size() ? words.get(i + 1) : null);
                } else {
                    i += letters(word, i + 1 < words.size() ? words.get(i + 1) : null);
                }
            }
        }

        /** How many further words it took. */
        private int named(String word, String name, @Nullable String next) {
            var known =
                    KNOWN.get(
                            name.startsWith("no-") && !KNOWN.containsKey(name)
                                    ? name.substring(3)
                                    : name);
            if (known == null) {
                complaint = "option " + word + ": is unknown";
            } else if (!known.endsWith(":")) {
                give(name, "");
            } else if (next == null) {
                complaint = "option " + word + ": requires parameter";
            } else {
                give(name, next);
                return 1;
            }
            return 0;
        }

        private int letters(String word, @Nullable String next) {
            for (var at = 1; at < word.length(); at++) {
                var name = BY_LETTER.get(word.substring(at, at + 1));
                if (name == null) {
                    complaint = "option " + word + ": is unknown";
                    return 0;
                }
                if (!KNOWN.getOrDefault(name, "").endsWith(":")) {
                    give(name, "");
                } else if (at + 1 < word.length()) {
                    give(name, word.substring(at + 1));
                    return 0;
                } else {
                    return named(word, name, next);
                }
            }
            return 0;
        }

        private void give(String name, String value) {
            if (name.equals("url")) {
                urls.add(value);
                return;
            }
            given.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        }
    }
}
