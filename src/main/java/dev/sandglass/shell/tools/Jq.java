package dev.sandglass.shell.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * {@code jq}: filters JSON; {@code -r -c -e -n -s -S --arg}. The filters are a library's. Its input is bounded, and the
 * functions that could run for ever ({@code range}, {@code repeat}, …) are stopped by a limit of results.
 */
final class Jq {

    private static final int BYTES_AT_MOST = 4 << 20;
    private static final int RESULTS_AT_MOST = 100_000;

    private Jq() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        withoutArgs(self),
                        "rcensSMCj",
                        "",
                        "raw-output=r",
                        "compact-output=c",
                        "exit-status=e",
                        "null-input=n",
                        "slurp=s",
                        "sort-keys=S",
                        "monochrome-output=M",
                        "join-output=j");
        if (s.complaint() != null) {
            self.complain("jq: Unknown option: " + self.arguments().get(1));
            self.complain("Use jq --help for help with command-line options,");
            self.complain("or see the jq manpage, or online docs  at https://jqlang.github.io/jq");
            return Step.exit(2);
        }
        var rest = new ArrayList<>(s.rest());
        var filter = rest.isEmpty() ? "." : rest.removeFirst();
        try {
            JsonQuery.compile(filter, Versions.JQ_1_7);
        } catch (JsonQueryException problem) {
            self.complain("jq: error: " + problem.getMessage());
            self.complain("jq: 1 compile error");
            return Step.exit(3);
        }
        var letters = java.util.List.copyOf(s.given().keySet());
        var whole = new Whole(letters, filter, arguments(self), "");
        return s.has("n") ? Step.exit(whole.end(self)) : Filter.start("jq", whole, rest);
    }

    private static java.util.List<String> withoutArgs(Process self) {
        var words = new ArrayList<String>();
        for (var i = 0; i < self.arguments().size(); i++) {
            var word = self.arguments().get(i);
            if (word.equals("--arg") || word.equals("--argjson")) {
                i += 2;
            } else {
                words.add(word);
            }
        }
        return words;
    }

    /** Names and values, in turns; of {@code --argjson} behind a mark. */
    private static java.util.List<String> arguments(Process self) {
        var found = new ArrayList<String>();
        var words = self.arguments();
        for (var i = 0; i + 2 < words.size(); i++) {
            if (words.get(i).equals("--arg") || words.get(i).equals("--argjson")) {
                found.add(words.get(i).substring(2));
                found.add(words.get(i + 1));
                found.add(words.get(i + 2));
            }
        }
        return java.util.List.copyOf(found);
    }

    /** The whole input, until its end. */
    record Whole(
            java.util.List<String> letters,
            String filter,
            java.util.List<String> arguments,
            String text)
            implements Sieve {

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return text.length() > BYTES_AT_MOST
                    ? this
                    : new Whole(letters, filter, arguments, text + line + "\n");
        }

        @Override
        public int end(Process self) {
            if (text.length() > BYTES_AT_MOST) {
                self.complain("jq: error: the input is larger than " + BYTES_AT_MOST + " bytes");
                return 2;
            }
            var mapper = new ObjectMapper();
            try {
                var scope = scope(mapper);
                var query = JsonQuery.compile(filter, Versions.JQ_1_7);
                var last = new JsonNode[1];
                var count = new int[1];
                for (var input : inputs(mapper)) {
                    query.apply(
                            scope,
                            input,
                            result -> {
                                if (++count[0] > RESULTS_AT_MOST) {
                                    throw new JsonQueryException("too many results");
                                }
                                last[0] = result;
                                show(self, mapper, result);
                            });
                }
                var isNothing =
                        last[0] == null
                                || last[0].isNull()
                                || last[0].equals(
                                        com.fasterxml.jackson.databind.node.BooleanNode.FALSE);
                return letters.contains("e") && isNothing ? (last[0] == null ? 4 : 1) : 0;
            } catch (JsonQueryException problem) {
                self.complain("jq: error (at <stdin>:0): " + problem.getMessage());
                return 5;
            } catch (JsonProcessingException problem) {
                self.complain("jq: parse error: " + problem.getOriginalMessage());
                return 2;
            } catch (java.io.IOException problem) {
                self.complain("jq: error: " + problem.getMessage());
                return 2;
            }
        }

        private Scope scope(ObjectMapper mapper) throws JsonProcessingException {
            var scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
            for (var i = 0; i + 2 < arguments.size(); i += 3) {
                var isJson = arguments.get(i).equals("argjson");
                var value = arguments.get(i + 2);
                scope.setValue(
                        arguments.get(i + 1),
                        isJson
                                ? mapper.readTree(value)
                                : com.fasterxml.jackson.databind.node.TextNode.valueOf(value));
            }
            return scope;
        }

        private java.util.List<JsonNode> inputs(ObjectMapper mapper) throws java.io.IOException {
            if (letters.contains("n")) {
                return java.util.List.of(com.fasterxml.jackson.databind.node.NullNode.instance);
            }
            var all = new ArrayList<JsonNode>();
            try (var parser = mapper.createParser(text)) {
                while (parser.nextToken() != null) {
                    all.add(mapper.readTree(parser));
                }
            }
            return letters.contains("s")
                    ? java.util.List.of(mapper.createArrayNode().addAll(all))
                    : all;
        }

        private void show(Process self, ObjectMapper mapper, JsonNode result)
                throws JsonQueryException {
            if ((letters.contains("r") || letters.contains("j")) && result.isTextual()) {
                Sieve.pass(result.textValue(), !letters.contains("j"), self);
                return;
            }
            try {
                var printer =
                        new com.fasterxml.jackson.core.util.DefaultPrettyPrinter()
                                .withSeparators(
                                        com.fasterxml.jackson.core.util.Separators
                                                .createDefaultInstance()
                                                .withObjectFieldValueSpacing(
                                                        com.fasterxml.jackson.core.util.Separators
                                                                .Spacing.AFTER)
                                                .withArrayEmptySeparator("")
                                                .withObjectEmptySeparator(""))
                                .withArrayIndenter(
                                        new com.fasterxml.jackson.core.util.DefaultIndenter(
                                                "  ", "\n"))
                                .withObjectIndenter(
                                        new com.fasterxml.jackson.core.util.DefaultIndenter(
                                                "  ", "\n"));
                var writer =
                        letters.contains("c") || letters.contains("j")
                                ? mapper.writer()
                                : mapper.writer(printer);
                if (letters.contains("S")) {
                    writer = writer.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
                }
                var text = writer.writeValueAsString(sorted(mapper, result));
                Sieve.pass(text, !letters.contains("j"), self);
            } catch (JsonProcessingException problem) {
                throw new JsonQueryException(problem.getMessage());
            }
        }

        private Object sorted(ObjectMapper mapper, JsonNode result) {
            return letters.contains("S") ? mapper.convertValue(result, Object.class) : result;
        }
    }
}
