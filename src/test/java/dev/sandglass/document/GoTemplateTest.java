package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GoTemplateTest {

    @Test
    void templatesGiveWhatTheyGiveUpstream() {
        var cases = Recorded.cases("templates.txt");
        assertTrue(cases.size() > 200);
        var data = Json.parse(cases.getFirst().in());
        for (var one : cases.subList(1, cases.size())) {
            assertEquals(one.out(), answer(one.in(), data), one::in);
        }
    }

    private static String answer(String text, Object data) {
        GoTemplate template;
        try {
            template = GoTemplate.parse(text);
        } catch (Malformed fault) {
            return "P " + fault.getMessage();
        }
        var output = template.run(data);
        return output.fault() == null
                ? "S " + output.text()
                : "E " + output.fault() + " | " + output.text();
    }

    @Test
    void kubectlsOwnFunctions() {
        var data = Json.object("{\"a\":{\"b\":[1]},\"s\":\"aGk=\"}");
        assertEquals(
                "S true false true hi",
                answer(
                        "{{exists . \"a\" \"b\"}} {{exists . \"a\" \"c\"}} {{exists .a.b 0}}"
                                + " {{base64decode .s}}",
                        data));
    }

    @Test
    void missingKeysMayBeRefused() {
        var output =
                GoTemplate.parse("{{.a}}{{.b}}").refusingMissingKeys().run(Document.of("a", 1));
        assertEquals("1", output.text());
        assertEquals(
                "template: output:1:8: executing \"output\" at <.b>: map has no entry for key \"b\"",
                output.fault());
    }

    @Test
    void whatIsLeftOutSaysSo() {
        assertEquals(
                "P template: output:1: {{define}} is not there yet",
                answer("{{define \"x\"}}{{end}}", Document.EMPTY));
    }

    @Test
    void outputIsLimited() {
        var output =
                GoTemplate.parse("{{range 100000}}" + "x".repeat(1000) + "{{end}}")
                        .run(Document.EMPTY);
        assertEquals("template: output: the output is too long", output.fault());
    }

    @Test
    void timeAndDepthAreLimited() {
        var slow = GoTemplate.parse("{{range 100000}}{{range 100000}}{{end}}{{end}}");
        assertEquals(
                "template: output: the template takes too long", slow.run(Document.EMPTY).fault());
        assertEquals(
                "P template: output:1: exceeded max depth",
                answer("{{" + "(".repeat(50_000), Document.EMPTY));
        assertEquals(
                "P template: output:1: exceeded max depth",
                answer("{{if 1}}".repeat(50_000), Document.EMPTY));
    }
}
