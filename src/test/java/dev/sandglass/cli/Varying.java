package dev.sandglass.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What varies from run to run (ages, durations, uids, resource versions, times, addresses, random suffixes, hashes,
 * digests, node ports), replaced by a mark on both sides; runs of blanks count as one.
 */
final class Varying {

    private static final String LETTER = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final String DURATION = "(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h|d|y))+";
    private static final Pattern RANDOM_NAME = Pattern.compile("<(hash|suffix)>");

    private record Rule(Pattern pattern, String mark) {
        static Rule of(String regex, String mark) {
            return new Rule(Pattern.compile(regex), mark);
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    Rule.of(
                            "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b",
                            "<uid>"),
                    Rule.of(
                            "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)",
                            "<time>"),
                    Rule.of(
                            "\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}",
                            "<time>"),
                    Rule.of("\\b[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\s+\\d+ ", "<klog> "),
                    Rule.of(
                            "\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? [+-]\\d{4}",
                            "<time>"),
                    Rule.of("sha256:[0-9a-f]{64}", "<digest>"),
                    Rule.of("X509SHA256=[0-9a-f]{64}", "X509SHA256=<digest>"),
                    Rule.of("(/tmp/(?:LIVE|MERGED|kubectl-edit)-)\\d+", "$1<n>"),
                    Rule.of("\"(exp|iat|nbf|warnafter)\":\\d+", "\"$1\":<n>"),
                    Rule.of("\"kid\":\"[\\w-]{43}\"", "\"kid\":\"<kid>\""),
                    Rule.of("system:bootstrap:[a-z0-9]{6}", "system:bootstrap:<id>"),
                    Rule.of("LS0tLS1CRUdJT[A-Za-z0-9+/=]{40,}", "<pem>"),
                    Rule.of("eyJ[\\w-]{20,}\\.[\\w-]+\\.[\\w-]+", "<jwt>"),
                    Rule.of("(containerd|cri-o)://[0-9a-f]{64}", "$1://<id>"),
                    Rule.of("(resourceVersion\"?: ?\"?)\\d+", "$1<rv>"),
                    Rule.of("(pod-template-hash\"?[=:] ?\"?)" + LETTER + "{6,10}", "$1<hash>"),
                    Rule.of(
                            "(controller-revision-hash\"?[=:] ?\"?[a-z0-9.-]*?)"
                                    + LETTER
                                    + "{6,10}\\b",
                            "$1<hash>"),
                    Rule.of("-" + LETTER + "{6,10}-" + LETTER + "{5}\\b", "-<hash>-<suffix>"),
                    Rule.of("(?<=[a-z0-9])-(?=[a-z0-9]*\\d)" + LETTER + "{8,10}\\b", "-<hash>"),
                    Rule.of("(?<=[a-z0-9])-" + LETTER + "{5}\\b", "-<suffix>"),
                    Rule.of("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b", "<ip>"),
                    Rule.of("\\b(?:3[0-2]\\d{3})(?=/TCP|/UDP|/SCTP)", "<nodeport>"),
                    Rule.of("(?<![\\w.<-])" + DURATION + "(?![\\w>-])", "<age>"),
                    Rule.of("Image size: \\d+ bytes", "Image size: <n> bytes"),
                    Rule.of("[ \\t]+", " "));

    private Varying() {}

    /** The lines with marks; repeated lines of progress count once, for how often one is printed is chance. */
    static List<String> marked(List<String> lines) {
        var marked = new ArrayList<String>();
        for (var line : lines) {
            var normal = normal(line);
            if (marked.isEmpty()
                    || !marked.getLast().equals(normal)
                    || !normal.startsWith("Waiting for ")) {
                marked.add(normal);
            }
        }
        return marked;
    }

    private static String normal(String line) {
        var normal = line;
        for (var rule : RULES) {
            normal = rule.pattern().matcher(normal).replaceAll(rule.mark());
        }
        return normal.stripTrailing();
    }

    /** Whether two outputs say the same; lines with random names may stand in another order. */
    static boolean isSame(List<String> recorded, List<String> ours) {
        var one = marked(recorded);
        var other = marked(ours);
        if (one.equals(other)) {
            return true;
        }
        return one.stream().sorted().toList().equals(other.stream().sorted().toList())
                && one.stream().anyMatch(line -> RANDOM_NAME.matcher(line).find());
    }
}
