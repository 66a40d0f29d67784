package dev.sandglass.shell.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * {@code jq}: filters JSON; {@code -r -c -e -n -s -S -j -R --arg --argjson --args}. The filters are a library's. Its input
 * is bounded, and {@link JqBudget} stops what would run for ever.
 */
final class Jq {

    private static final int OUTPUT_AT_MOST = 8 << 20;

    private Jq() {}

    private static Switches switches(Process self) {
        return Switches.read(
                withoutArgs(self),
                "rcensSMCjRa",
                "",
                "raw-output=r",
                "raw-input=R",
                "compact-output=c",
                "exit-status=e",
                "null-input=n",
                "slurp=s",
                "sort-keys=S",
                "monochrome-output=M",
                "color-output=C",
                "ascii-output=a",
                "tab=t",
                "join-output=j");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.complaint() == null && s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        if (s.complaint() != null) {
            self.complain(
                    "jq: Unknown option: " + s.complaint().replaceFirst("^[^']*'(.*)'$", "$1"));
            self.complain("Use jq --help for help with command-line options,");
            self.complain("or see the jq manpage, or online docs  at https://jqlang.github.io/jq");
            return Step.exit(2);
        }
        var filter = s.rest().isEmpty() ? "." : s.rest().getFirst();
        try {
            JsonQuery.compile(filter, Versions.JQ_1_7);
        } catch (JsonQueryException | StackOverflowError problem) {
            self.complain(
                    "jq: error: syntax error (Unix shell quoting issues?) at <top-level>, line 1:");
            self.complain(filter);
            self.complain("jq: 1 compile error");
            return Step.exit(3);
        }
        if (s.has("n") && s.rest().size() < 2) {
            return Step.exit(work(List.of(), self));
        }
        return Gather.start(self, s.rest().subList(Math.min(1, s.rest().size()), s.rest().size()));
    }

    private static List<String> withoutArgs(Process self) {
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

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var printer = new JqPrinter(s);
        try {
            var last = last(inputs, s, printer, self);
            printer.flush(self);
            var isNothing = last == null || last.isNull() || isFalse(last);
            return s.has("e") && isNothing ? (last == null ? 4 : 1) : 0;
        } catch (JsonQueryException problem) {
            printer.flush(self);
            var where = inputs.isEmpty() ? "<unknown>" : "<stdin>:" + lines(inputs);
            self.complain("jq: error (at " + where + "): " + problem.getMessage());
            return 5;
        } catch (JsonProcessingException problem) {
            printer.flush(self);
            self.complain("parse error: " + words(problem));
            return 2;
        } catch (IOException problem) {
            self.complain("jq: error: " + problem.getMessage());
            return 2;
        } catch (JqBudget.Spent spent) {
            printer.flush(self);
            self.complain("jq: error: " + spent.getMessage());
            return 5;
        } catch (StackOverflowError _) {
            printer.flush(self);
            self.complain("jq: error: " + JqBudget.TOO_MUCH);
            return 5;
        }
    }

    /** Runs the filter over all inputs, and returns its last result; null for none. */
    private static @Nullable JsonNode last(
            List<Gather.Input> inputs, Switches s, JqPrinter printer, Process self)
            throws IOException {
        var mapper = new ObjectMapper();
        var budget = new JqBudget();
        var filter = s.rest().isEmpty() ? "." : s.rest().getFirst();
        var query = JsonQuery.compile(filter, Versions.JQ_1_7);
        JqLimits.set(query, budget);
        var scope = scope(mapper, budget, self);
        var seen = new JsonNode[1];
        for (var input : inputs(inputs, s, mapper)) {
            query.apply(
                    scope,
                    input,
                    result -> {
                        budget.step();
                        seen[0] = result;
                        JqLimits.check(result, budget);
                        printer.add(result);
                        if (printer.size() > OUTPUT_AT_MOST) {
                            throw new JsonQueryException(JqBudget.TOO_MUCH);
                        }
                    });
        }
        return seen[0];
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static int lines(List<Gather.Input> inputs) {
        return inputs.isEmpty()
                ? 0
                : (int) inputs.getLast().text().chars().filter(c -> c == '\n').count();
    }

    private static String words(JsonProcessingException problem) {
        var message = String.valueOf(problem.getOriginalMessage());
        var where = problem.getLocation();
        var place =
                " at line "
                        + where.getLineNr()
                        + ", column "
                        + Math.max(0, where.getColumnNr() - 1);
        return message.startsWith("Unexpected end-of-input")
                ? "Unfinished JSON term at EOF" + place
                : "Invalid literal" + place;
    }

    private static Scope scope(ObjectMapper mapper, JqBudget budget, Process self)
            throws JsonProcessingException {
        var scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance()
                .listFunctions(Versions.JQ_1_7, scope)
                .forEach(
                        (name, function) -> {
                            JqLimits.set(function, budget);
                            scope.addFunction(name, budget.around(name, function));
                        });
        JqRegex.into(scope, budget);
        var environment = mapper.createObjectNode();
        self.environment().forEach(environment::put);
        scope.setValue("ENV", environment);
        var words = self.arguments();
        for (var i = 0; i + 2 < words.size(); i++) {
            var value = words.get(i + 2);
            if (words.get(i).equals("--arg")) {
                scope.setValue(words.get(i + 1), TextNode.valueOf(value));
            } else if (words.get(i).equals("--argjson")) {
                scope.setValue(words.get(i + 1), mapper.readTree(value));
            }
        }
        return scope;
    }

    private static List<JsonNode> inputs(List<Gather.Input> inputs, Switches s, ObjectMapper mapper)
            throws IOException {
        if (s.has("n")) {
            return List.of(NullNode.instance);
        }
        var all = new ArrayList<JsonNode>();
        for (var input : inputs) {
            if (s.has("R")) {
                if (s.has("s")) {
                    return List.of(TextNode.valueOf(input.text()));
                }
                input.lines().forEach(line -> all.add(TextNode.valueOf(line)));
                continue;
            }
            try (var parser =
                    mapper.createParser(new String(input.bytes(), StandardCharsets.UTF_8))) {
                while (parser.nextToken() != null) {
                    all.add(mapper.readTree(parser));
                }
            }
        }
        return s.has("s") ? List.of(mapper.createArrayNode().addAll(all)) : all;
    }
}
