package dev.sandglass.document;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Says of a broken YAML text what go-yaml says. Both parsers descend from PyYAML and stop at the
 * same places; they only word it differently and count lines differently.
 */
final class YamlFaults {

    private YamlFaults() {}

    /** {@code line 5: found character that cannot start any token}. */
    static String describe(MarkedYAMLException fault, String yaml) {
        var line = line(fault, yaml);
        return (line == 0 ? "" : "line " + line + ": ")
                + YamlTabs.wording(fault, yaml).orElseGet(() -> wording(fault));
    }

    // go-yaml counts a scanner's lines from 1, a parser's from 0, and names no line 0
    private static int line(MarkedYAMLException fault, String yaml) {
        var scanner = fault instanceof ScannerException;
        var endsLine = !scanner || isKeyThatNeverEnded(fault);
        var problem = lineOf(fault.getProblemMark(), yaml, endsLine);
        if (problem != 0) {
            return scanner ? problem + 1 : problem;
        }
        return lineOf(fault.getContextMark(), yaml, false);
    }

    private static boolean isKeyThatNeverEnded(MarkedYAMLException fault) {
        return "could not find expected ':'".equals(fault.getProblem())
                && fault.getContextMark() != null
                && fault.getContextMark().getLine() == fault.getProblemMark().getLine();
    }

    // the end of a text stands on a line of its own for go-yaml, newline or not
    private static int lineOf(@Nullable Mark mark, String yaml, boolean endsLine) {
        if (mark == null) {
            return 0;
        }
        var atEnd =
                mark.getIndex() >= yaml.codePointCount(0, yaml.length()) && mark.getColumn() != 0;
        return mark.getLine() + (endsLine && atEnd ? 1 : 0);
    }

    private static String wording(MarkedYAMLException fault) {
        var context = fault.getContext() == null ? "" : fault.getContext();
        var problem = fault.getProblem() == null ? "" : fault.getProblem();
        return switch (context) {
            case "while scanning for the next token" ->
                    "found character that cannot start any token";
            case "while parsing a block collection" -> "did not find expected '-' indicator";
            case "while parsing a block mapping" -> "did not find expected key";
            case "while parsing a flow sequence" -> "did not find expected ',' or ']'";
            case "while parsing a flow mapping" -> "did not find expected ',' or '}'";
            case "while parsing a block node", "while parsing a flow node" ->
                    "did not find expected node content";
            case "while parsing a node" -> "found undefined tag handle";
            case "while scanning an alias", "while scanning an anchor" ->
                    "did not find expected alphabetic or numeric character";
            case "while scanning a quoted scalar" -> quoted(problem);
            case "while scanning a double-quoted scalar" ->
                    problem.startsWith("expected escape")
                            ? "did not find expected hexdecimal number"
                            : "found unknown escape character";
            case "while scanning a block scalar" ->
                    problem.startsWith("expected indentation indicator")
                            ? "found an indentation indicator equal to 0"
                            : "did not find expected comment or line break";
            case "while scanning a tag" -> tag(problem);
            case "while scanning a directive" -> directive(problem);
            default -> other(problem);
        };
    }

    private static String quoted(String problem) {
        return problem.endsWith("document separator")
                ? "found unexpected document indicator"
                : "found unexpected end of stream";
    }

    private static String tag(String problem) {
        if (problem.startsWith("expected '>'")) {
            return "did not find the expected '>'";
        }
        if (problem.startsWith("expected URI, ")) {
            return "did not find expected tag URI";
        }
        if (problem.startsWith("expected URI escape")) {
            return "did not find URI escaped octet";
        }
        return problem.startsWith("expected '!'")
                ? "did not find expected '!'"
                : "did not find expected whitespace or line break";
    }

    private static String directive(String problem) {
        if (problem.startsWith("expected alphabetic")) {
            return "could not find expected directive name";
        }
        if (problem.startsWith("expected a comment")) {
            return "did not find expected comment or line break";
        }
        if (problem.startsWith("expected a digit or")) {
            return "did not find expected digit or '.' character";
        }
        return problem.startsWith("expected a digit")
                ? "did not find expected version number"
                : "did not find expected whitespace";
    }

    private static String other(String problem) {
        return switch (problem) {
            case "sequence entries are not allowed here" ->
                    "block sequence entries are not allowed in this context";
            case "mapping keys are not allowed here" ->
                    "mapping keys are not allowed in this context";
            case "mapping values are not allowed here" ->
                    "mapping values are not allowed in this context";
            case "found duplicate YAML directive" -> "found duplicate %YAML directive";
            case "found incompatible YAML document (version 1.* is required)" ->
                    "found incompatible YAML document";
            default -> {
                if (problem.startsWith("duplicate tag handle")) {
                    yield "found duplicate %TAG directive";
                }
                yield problem.startsWith("expected '<document start>'")
                        ? "did not find expected <document start>"
                        : problem;
            }
        };
    }
}
