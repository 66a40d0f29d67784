package dev.sandglass.api;

import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads {@code app=web,tier in (front,back),!canary} with the complaints of apimachinery. */
final class SelectorParser {

    private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private enum Sort {
        END,
        CLOSED,
        COMMA,
        NOT,
        DOUBLE_EQUALS,
        EQUALS,
        GREATER,
        WORD,
        IN,
        LESS,
        NOT_EQUALS,
        NOT_IN,
        OPEN
    }

    private record Token(Sort sort, String text) {}

    private final String in;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int next;

    SelectorParser(String in) {
        this.in = in;
    }

    List<Requirement> parse() {
        do {
            tokens.add(scan());
        } while (tokens.getLast().sort != Sort.END);
        var requirements = new ArrayList<Requirement>();
        while (true) {
            var token = peekValue();
            switch (token.sort) {
                case WORD, NOT -> {
                    requirements.add(requirement());
                    if (isLast()) {
                        return requirements;
                    }
                }
                case END -> {
                    return requirements;
                }
                default -> throw found(token, ", expected: !, identifier, or 'end of string'");
            }
        }
    }

    private boolean isLast() {
        var token = takeValue();
        if (token.sort == Sort.END) {
            return true;
        }
        if (token.sort != Sort.COMMA) {
            throw found(token, ", expected: ',' or 'end of string'");
        }
        var behind = peekValue();
        if (behind.sort != Sort.WORD && behind.sort != Sort.NOT) {
            throw found(behind, ", expected: identifier after ','");
        }
        return false;
    }

    private static Malformed found(Token token, String expected) {
        return new Malformed("found '" + token.text + "'" + expected);
    }

    private Requirement requirement() {
        try {
            return keyAndCondition();
        } catch (Malformed fault) {
            throw new Malformed("unable to parse requirement: " + fault.getMessage());
        }
    }

    private Requirement keyAndCondition() {
        var token = takeValue();
        var negated = token.sort == Sort.NOT;
        if (negated) {
            token = takeValue();
        }
        if (token.sort != Sort.WORD) {
            throw found(token, ", expected: identifier");
        }
        var key = token.text;
        var faults = Names.qualifiedName(key);
        if (!faults.isEmpty()) {
            throw new Malformed(
                    Requirement.invalid("<nil>", GoQuote.quote(key), String.join("; ", faults)));
        }
        if (negated) {
            return Requirement.checked(key, Requirement.Operator.DOES_NOT_EXIST, List.of());
        }
        var behind = peekValue();
        if (behind.sort == Sort.END || behind.sort == Sort.COMMA) {
            return Requirement.checked(key, Requirement.Operator.EXISTS, List.of());
        }
        var operator = operator();
        var values =
                switch (operator) {
                    case IN, NOT_IN -> values();
                    default -> exactValue();
                };
        return Requirement.checked(key, operator, values);
    }

    private Requirement.Operator operator() {
        var token = tokens.get(next++);
        return switch (token.sort) {
            case IN -> Requirement.Operator.IN;
            case EQUALS -> Requirement.Operator.EQUALS;
            case DOUBLE_EQUALS -> Requirement.Operator.DOUBLE_EQUALS;
            case GREATER -> Requirement.Operator.GREATER_THAN;
            case LESS -> Requirement.Operator.LESS_THAN;
            case NOT_IN -> Requirement.Operator.NOT_IN;
            case NOT_EQUALS -> Requirement.Operator.NOT_EQUALS;
            default -> throw found(token, ", expected: " + OPERATORS);
        };
    }

    private List<String> values() {
        var open = takeValue();
        if (open.sort != Sort.OPEN) {
            throw found(open, " expected: '('");
        }
        var token = peekValue();
        return switch (token.sort) {
            case WORD, COMMA -> {
                var words = words();
                if (takeValue().sort != Sort.CLOSED) {
                    throw found(token, ", expected: ')'");
                }
                yield words;
            }
            case CLOSED -> {
                takeValue();
                yield List.of("");
            }
            default -> throw found(token, ", expected: ',', ')' or identifier");
        };
    }

    /** Words between commas; between two commas, or at the ends, stands the empty word. */
    private List<String> words() {
        var words = new TreeSet<String>();
        while (true) {
            var token = takeValue();
            var behind = token.sort == Sort.WORD || token.sort == Sort.COMMA ? peekValue() : token;
            switch (token.sort) {
                case WORD -> {
                    words.add(token.text);
                    if (behind.sort == Sort.CLOSED) {
                        return List.copyOf(words);
                    }
                    if (behind.sort != Sort.COMMA) {
                        throw found(behind, ", expected: ',' or ')'");
                    }
                }
                case COMMA -> {
                    if (words.isEmpty()
                            || behind.sort == Sort.COMMA
                            || behind.sort == Sort.CLOSED) {
                        words.add("");
                    }
                    if (behind.sort == Sort.CLOSED) {
                        return List.copyOf(words);
                    }
                }
                default -> throw found(token, ", expected: ',', or identifier");
            }
        }
    }

    private List<String> exactValue() {
        var token = peekValue();
        if (token.sort == Sort.END || token.sort == Sort.COMMA) {
            return List.of("");
        }
        takeValue();
        if (token.sort != Sort.WORD) {
            throw found(token, ", expected: identifier");
        }
        return List.of(token.text);
    }

    // ---- tokens; where a value is expected, "in" and "notin" are words like others ----

    private Token peekValue() {
        var token = tokens.get(next);
        return token.sort == Sort.IN || token.sort == Sort.NOT_IN
                ? new Token(Sort.WORD, token.text)
                : token;
    }

    private Token takeValue() {
        var token = peekValue();
        next++;
        return token;
    }

    private Token scan() {
        while (at < in.length() && isBlank(in.charAt(at))) {
            at++;
        }
        if (at >= in.length()) {
            return new Token(Sort.END, "");
        }
        var from = at;
        var c = in.charAt(at);
        if (isSign(c)) {
            at++;
            if ((c == '=' || c == '!') && at < in.length() && in.charAt(at) == '=') {
                at++;
            }
            return sign(in.substring(from, at));
        }
        while (at < in.length() && !isSign(in.charAt(at)) && !isBlank(in.charAt(at))) {
            at++;
        }
        var word = in.substring(from, at);
        return new Token(
                switch (word) {
                    case "in" -> Sort.IN;
                    case "notin" -> Sort.NOT_IN;
                    default -> Sort.WORD;
                },
                word);
    }

    private static Token sign(String sign) {
        return new Token(
                switch (sign) {
                    case ")" -> Sort.CLOSED;
                    case "(" -> Sort.OPEN;
                    case "," -> Sort.COMMA;
                    case "!" -> Sort.NOT;
                    case "!=" -> Sort.NOT_EQUALS;
                    case "=" -> Sort.EQUALS;
                    case "==" -> Sort.DOUBLE_EQUALS;
                    case ">" -> Sort.GREATER;
                    default -> Sort.LESS;
                },
                sign);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isSign(char c) {
        return "=!(),><".indexOf(c) >= 0;
    }
}
