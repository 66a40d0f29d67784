package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

    @Test
    void templatesGiveWhatTheyGiveUpstream() {
        var cases = Recorded.cases("jsonpath.txt");
        assertTrue(cases.size() > 200);
        var data = Json.parse(cases.getFirst().in());
        for (var one : cases.subList(1, cases.size())) {
            var in = Json.object(one.in());
            assertEquals(one.out(), answer(in.text("T"), in.text("Op"), data), one::in);
        }
    }

    private static String answer(String template, String operation, Object data) {
        JsonPath path;
        try {
            path = JsonPath.parse(template);
        } catch (Malformed fault) {
            return "P " + fault.getMessage();
        }
        try {
            return "S "
                    + switch (operation) {
                        case "jp" -> path.print(data);
                        case "jpm" -> path.allowingMissingKeys().print(data);
                        default -> path.allowingMissingKeys().printJson(data);
                    };
        } catch (Malformed fault) {
            return "E " + fault.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "metadata.name, {.metadata.name}",
        ".metadata.name, {.metadata.name}",
        "{metadata.name}, {.metadata.name}",
        "{.metadata.name}, {.metadata.name}"
    })
    void aLenientPathIsCompleted(String lenient, String complete) {
        assertEquals(complete, JsonPath.relaxed(lenient));
    }

    @Test
    void aPathWithBracesInsideIsNone() {
        assertEquals(
                "unexpected path string, expected a 'name1.name2' or '.name1.name2' or"
                        + " '{name1.name2}' or '{.name1.name2}'",
                assertThrows(Malformed.class, () -> JsonPath.relaxed("{.a}{.b}")).getMessage());
    }

    @Test
    void anObjectIsShownToThoseWhoDebugATemplate() {
        assertEquals(
                "map[string]interface {}{\"a\":[]interface {}{1, \"b\", interface {}(nil)},"
                        + " \"c\":true}",
                GoSyntax.object(Json.parse("{\"a\":[1,\"b\",null],\"c\":true}")));
    }
}
