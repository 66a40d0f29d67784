package dev.sandglass.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Tabs: go-yaml lets some pass that our parser refuses, and has three complaints for the others.
 */
final class YamlTabs {

    private YamlTabs() {}

    /** The text with this tab made a blank, if go-yaml takes it for one: where no key can begin. */
    static @Nullable String healed(String text, ScannerException fault) {
        var at = placeOf(fault, text);
        if (at < 0) {
            return null;
        }
        var before = text.substring(text.lastIndexOf('\n', at) + 1, at).stripTrailing();
        var token = before.substring(before.lastIndexOf(' ') + 1);
        if (token.isEmpty() || token.equals("-") || token.equals("?")) {
            return null;
        }
        return text.substring(0, at) + ' ' + text.substring(at + 1);
    }

    /** What go-yaml says of a tab that indents a line; it depends on how the line before ended. */
    static Optional<String> wording(MarkedYAMLException fault, String text) {
        var at = placeOf(fault, text);
        var line = text.lastIndexOf('\n', at) + 1;
        if (at < 0 || !text.substring(line, at).isBlank()) {
            return Optional.empty();
        }
        return lastToken(text.substring(0, line)) instanceof ScalarToken scalar
                ? wordingAfter(scalar)
                : Optional.empty();
    }

    private static Optional<String> wordingAfter(ScalarToken scalar) {
        return switch (scalar.getStyle()) {
            case PLAIN -> Optional.of("found a tab character that violates indentation");
            case LITERAL, FOLDED ->
                    Optional.of("found a tab character where an indentation space is expected");
            default -> Optional.empty();
        };
    }

    private static int placeOf(MarkedYAMLException fault, String text) {
        var mark = fault.getProblemMark();
        if (!"while scanning for the next token".equals(fault.getContext()) || mark == null) {
            return -1;
        }
        var at = text.offsetByCodePoints(0, mark.getIndex());
        return at < text.length() && text.charAt(at) == '\t' ? at : -1;
    }

    private static @Nullable Token lastToken(String text) {
        var scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions());
        Token last = null;
        try {
            while (!scanner.checkToken(Token.ID.StreamEnd)) {
                var token = scanner.getToken();
                if (token.getTokenId() != Token.ID.BlockEnd) {
                    last = token;
                }
            }
        } catch (YAMLException _) {
            return null;
        }
        return last;
    }
}
