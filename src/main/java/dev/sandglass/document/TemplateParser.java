package dev.sandglass.document;

import dev.sandglass.document.TemplateLexer.Sort;
import dev.sandglass.document.TemplateLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the tree of a Go template, with the complaints of Go's text/template. */
final class TemplateParser {

    private final List<Token> tokens;
    private final Set<String> functions;
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int next;
    private int loops;
    private int actionLine;
    private int depth;

    /** What ended a list: {@code end}, {@code else} or the text. */
    private String ending = "";

    TemplateParser(String in, Set<String> functions) {
        this.tokens = new TemplateLexer(in).tokens();
        this.functions = functions;
    }

    List<TemplateNode> parse() {
        var nodes = list(true);
        if (!ending.isEmpty()) {
            throw fault("unexpected {{" + ending + "}}");
        }
        return nodes;
    }

    // ---- tokens ----

    private Token take() {
        var token = tokens.get(Math.min(next, tokens.size() - 1));
        next++;
        return token;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token takeWord() {
        while (peek().sort() == Sort.SPACE) {
            next++;
        }
        return take();
    }

    private Token peekWord() {
        var token = takeWord();
        next--;
        return token;
    }

    private Malformed fault(String words) {
        var line = tokens.get(Math.clamp(next - 1, 0, tokens.size() - 1)).line();
        return new Malformed("template: output:" + line + ": " + words);
    }

    private Malformed unexpected(Token token, String where) {
        if (token.sort() != Sort.ERROR) {
            return fault("unexpected " + token + " in " + where);
        }
        var extra = "";
        if (actionLine != 0 && actionLine != token.line()) {
            extra =
                    (token.text().endsWith(" action") ? "" : " in action")
                            + " started at output:"
                            + actionLine;
        }
        return fault(token + extra);
    }

    private void expectRight(String where) {
        var token = takeWord();
        if (token.sort() != Sort.RIGHT) {
            throw unexpected(token, where);
        }
    }

    // ---- lists and controls ----

    private List<TemplateNode> list(boolean top) {
        var nodes = new ArrayList<TemplateNode>();
        ending = "";
        while (peekWord().sort() != Sort.END) {
            var token = takeWord();
            switch (token.sort()) {
                case TEXT -> nodes.add(new TemplateNode.Text(token.text()));
                case LEFT -> {
                    actionLine = token.line();
                    if (!action(nodes)) {
                        return nodes;
                    }
                    actionLine = 0;
                }
                default -> throw unexpected(token, "input");
            }
        }
        if (!top) {
            takeWord();
            throw fault("unexpected EOF");
        }
        return nodes;
    }

    /** One action; false if it ends the list. */
    private boolean action(List<TemplateNode> nodes) {
        var token = takeWord();
        if (token.sort() != Sort.KEYWORD) {
            next--;
            nodes.add(new TemplateNode.Action(pipe("command", Sort.RIGHT)));
            return true;
        }
        switch (token.text()) {
            case "end" -> {
                expectRight("end");
                ending = "end";
                return false;
            }
            case "else" -> {
                var behind = peekWord();
                if (!(behind.sort() == Sort.KEYWORD
                        && (behind.text().equals("if") || behind.text().equals("with")))) {
                    expectRight("else");
                }
                ending = "else";
                return false;
            }
            case "break", "continue" -> {
                expectRight("{{" + token.text() + "}}");
                if (loops == 0) {
                    throw fault("{{" + token.text() + "}} outside {{range}}");
                }
                nodes.add(
                        token.text().equals("break")
                                ? new TemplateNode.Break()
                                : new TemplateNode.Continue());
            }
            case "if", "with", "range" -> nodes.add(control(token.text()));
            default -> throw fault("{{" + token.text() + "}} is not there yet");
        }
        return true;
    }

    private TemplateNode control(String keyword) {
        if (++depth > Json.DEEPEST) {
            throw fault("exceeded max depth");
        }
        var node = controlOf(keyword);
        depth--;
        return node;
    }

    private TemplateNode controlOf(String keyword) {
        var known = variables.size();
        var pipe = pipe(keyword, Sort.RIGHT);
        loops += keyword.equals("range") ? 1 : 0;
        actionLine = 0;
        var then = list(false);
        loops -= keyword.equals("range") ? 1 : 0;
        var otherwise = ending.equals("else") ? otherwise(keyword) : List.<TemplateNode>of();
        ending = "";
        variables.subList(known, variables.size()).clear();
        return switch (keyword) {
            case "if" -> new TemplateNode.If(pipe, then, otherwise);
            case "with" -> new TemplateNode.With(pipe, then, otherwise);
            default -> new TemplateNode.Range(pipe, then, otherwise);
        };
    }

    private List<TemplateNode> otherwise(String keyword) {
        var token = peekWord();
        if (token.sort() == Sort.KEYWORD
                && token.text().equals(keyword)
                && !keyword.equals("range")) {
            takeWord();
            return List.of(control(keyword));
        }
        actionLine = 0;
        var nodes = list(false);
        if (ending.equals("else")) {
            throw fault("expected end; found {{else}}");
        }
        return nodes;
    }

    // ---- pipelines ----

    private TemplateNode.Pipe pipe(String where, Sort end) {
        if (++depth > Json.DEEPEST) {
            throw fault("exceeded max depth");
        }
        var pipe = pipeOf(where, end);
        depth--;
        return pipe;
    }

    private TemplateNode.Pipe pipeOf(String where, Sort end) {
        var place = peekWord().place();
        var declared = new ArrayList<String>();
        var assigns = declarations(where, declared);
        var commands = new ArrayList<TemplateNode.Command>();
        while (true) {
            var token = takeWord();
            if (token.sort() == end) {
                check(commands, where);
                return new TemplateNode.Pipe(place, declared, assigns, commands);
            }
            switch (token.sort()) {
                case BOOL, CHARACTER, DOT, FIELD, WORD, NUMBER, NIL, STRING, VARIABLE, OPEN -> {
                    next--;
                    commands.add(command());
                }
                default -> throw unexpected(token, where);
            }
        }
    }

    private boolean declarations(String where, List<String> declared) {
        while (peekWord().sort() == Sort.VARIABLE) {
            var back = next;
            var variable = takeWord();
            var behind = peekWord();
            if (behind.sort() == Sort.ASSIGN || behind.sort() == Sort.DECLARE) {
                takeWord();
                declared.add(variable.text());
                variables.add(variable.text());
                return behind.sort() == Sort.ASSIGN;
            }
            if (!behind.text().equals(",")) {
                next = back;
                return false;
            }
            takeWord();
            declared.add(variable.text());
            variables.add(variable.text());
            if (!where.equals("range") || declared.size() > 1) {
                throw fault("too many declarations in " + where);
            }
            if (peekWord().sort() != Sort.VARIABLE) {
                throw fault("range can only initialize variables");
            }
        }
        return false;
    }

    private void check(List<TemplateNode.Command> commands, String where) {
        if (commands.isEmpty()) {
            throw fault("missing value for " + where);
        }
        for (var i = 1; i < commands.size(); i++) {
            switch (commands.get(i).words().getFirst()) {
                case TemplateNode.Literal _, TemplateNode.Dot _, TemplateNode.Nil _ ->
                        throw fault("non executable command in pipeline stage " + (i + 1));
                default -> {}
            }
        }
    }

    private TemplateNode.Command command() {
        var place = peekWord().place();
        var words = new ArrayList<TemplateNode.Operand>();
        while (true) {
            var start = peekWord();
            if (start.sort() != Sort.RIGHT
                    && start.sort() != Sort.CLOSE
                    && start.sort() != Sort.PIPE) {
                operand(words);
            }
            var token = take();
            switch (token.sort()) {
                case SPACE -> {
                    continue;
                }
                case RIGHT, CLOSE -> next--;
                case PIPE -> {}
                default -> throw unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw fault("empty command");
            }
            return new TemplateNode.Command(place, words);
        }
    }

    private void operand(List<TemplateNode.Operand> words) {
        var term = term();
        if (peek().sort() != Sort.FIELD) {
            words.add(term);
            return;
        }
        var place = peek().place();
        var names = new ArrayList<String>();
        while (peek().sort() == Sort.FIELD) {
            names.add(take().text().substring(1));
        }
        words.add(
                switch (term) {
                    case TemplateNode.Fields fields -> {
                        names.addAll(0, fields.names());
                        yield new TemplateNode.Fields(place, names);
                    }
                    case TemplateNode.Variable variable ->
                            new TemplateNode.Variable(place, variable.name(), names);
                    case TemplateNode.Literal _, TemplateNode.Nil _, TemplateNode.Dot _ ->
                            throw fault(
                                    "unexpected . after term " + GoQuote.quote(term.toString()));
                    default -> new TemplateNode.Chain(place, term, names);
                });
    }

    private TemplateNode.Operand term() {
        var token = takeWord();
        var place = token.place();
        var text = token.text();
        return switch (token.sort()) {
            case WORD -> {
                if (!functions.contains(text)) {
                    throw fault("function " + GoQuote.quote(text) + " not defined");
                }
                yield new TemplateNode.Function(place, text);
            }
            case DOT -> new TemplateNode.Dot(place);
            case NIL -> new TemplateNode.Nil(place);
            case VARIABLE -> {
                if (!variables.contains(text)) {
                    throw fault("undefined variable " + GoQuote.quote(text));
                }
                yield new TemplateNode.Variable(place, text, List.of());
            }
            case FIELD -> new TemplateNode.Fields(place, List.of(text.substring(1)));
            case BOOL -> new TemplateNode.Literal(place, text.equals("true"), text);
            case NUMBER -> new TemplateNode.Literal(place, number(text), text);
            case CHARACTER -> new TemplateNode.Literal(place, character(text), text);
            case STRING -> new TemplateNode.Literal(place, string(text), text);
            case OPEN -> new TemplateNode.Nested(place, pipe("parenthesized pipeline", Sort.CLOSE));
            default -> throw unexpected(token, "operand");
        };
    }

    private Object number(String text) {
        var plain = text.replace("_", "");
        var value = YamlScalars.resolve(plain.startsWith("+") ? plain.substring(1) : plain);
        if (value instanceof Long whole) {
            return whole == whole.intValue()
                    ? (Object) whole.intValue()
                    : whole; // as Go's int, whose type messages tell
        }
        if (value instanceof Double) {
            return value;
        }
        throw fault("illegal number syntax: " + GoQuote.quote(text));
    }

    private Integer character(String text) {
        var plain = string(text);
        if (plain.codePointCount(0, plain.length()) != 1) {
            throw fault("malformed character constant: " + text);
        }
        return plain.codePointAt(0);
    }

    private String string(String text) {
        if (text.startsWith("`")) {
            return text.substring(1, text.length() - 1);
        }
        try {
            return GoQuote.unquote(text);
        } catch (Malformed fault) {
            throw fault(fault.getMessage());
        }
    }
}
