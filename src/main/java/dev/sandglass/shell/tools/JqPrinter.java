package dev.sandglass.shell.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sandglass.sim.Process;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** How {@code jq} prints its results. */
final class JqPrinter {

    private final Switches switches;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectWriter writer;
    private final StringBuilder out = new StringBuilder();

    JqPrinter(Switches switches) {
        this.switches = switches;
        var isCompact = switches.has("c") || switches.has("j");
        var plain = isCompact ? mapper.writer() : mapper.writer(pretty(switches.has("t")));
        this.writer =
                switches.has("S")
                        ? plain.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        : plain;
    }

    private static DefaultPrettyPrinter pretty(boolean byTabs) {
        var separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator("");
        var indenter = new DefaultIndenter(byTabs ? "\t" : "  ", "\n");
        return new DefaultPrettyPrinter()
                .withSeparators(separators)
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter);
    }

    int size() {
        return out.length();
    }

    void add(JsonNode result) throws JsonQueryException {
        if ((switches.has("r") || switches.has("j")) && result.isTextual()) {
            out.append(result.textValue());
        } else {
            try {
                Object shown =
                        switches.has("S") ? mapper.convertValue(result, Object.class) : result;
                out.append(writer.writeValueAsString(shown));
            } catch (JsonProcessingException problem) {
                throw new JsonQueryException(problem.getMessage());
            }
        }
        out.append(switches.has("j") ? "" : "\n");
    }

    void flush(Process self) {
        Sieve.pass(out.toString(), false, self);
        out.setLength(0);
    }
}
