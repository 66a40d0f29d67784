package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void readsEachTextAsUpstreamDoes() {
        var cases = Recorded.cases("yaml-read.txt");
        assertTrue(cases.size() > 500);
        for (var one : cases) {
            assertEquals(one.out(), read(one.in()), () -> "reading " + Json.write(one.in()));
        }
    }

    private static String read(String yaml) {
        try {
            return "J " + Json.write(Yaml.parse(yaml));
        } catch (Malformed fault) {
            return "E " + fault.getMessage();
        }
    }

    @Test
    void writesEachValueAsUpstreamDoes() {
        var cases = Recorded.cases("yaml-written.txt");
        assertTrue(cases.size() > 400);
        for (var one : cases) {
            assertEquals(one.out(), Yaml.write(Json.parse(one.in())), () -> "writing " + one.in());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods.v1",
                "configmaps.v1",
                "deployments.v1.apps",
                "nodes.v1",
                "services.v1",
                "apiservices.v1.apiregistration.k8s.io",
                "componentstatuses.v1",
                "certificatesigningrequests.v1.certificates.k8s.io"
            })
    void objectsOfARealClusterComeBackByteForByte(String name) {
        var text = Recorded.text("objects/" + name + ".yaml");
        assertEquals(text, Yaml.write(Yaml.parse(text)));
    }

    @Test
    void kyamlIsThatOfKubectl() {
        var text = Recorded.text("pods.kyaml");
        assertEquals(text, Yaml.kyaml(Yaml.parse(text)));
    }

    @Test
    void kyamlFoldsStringsOfSeveralLines() {
        assertEquals(
                """
                ---
                {
                  a: "\\
                     x\\n\\
                    \\ y\\n\\
                    ",
                  "no": [],
                  "on-": [[
                    1,
                  ], {}],
                }
                """,
                Yaml.kyaml(Json.parse("{\"a\":\"x\\n y\\n\",\"no\":[],\"on-\":[[1],{}]}")));
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        for (var seed = 0L; seed < 300; seed++) {
            var value = RandomValues.value(new Random(seed), 5);
            var yaml = Yaml.write(value);
            if (!yaml.contains("\ufeff") && !yaml.contains("<<:")) {
                assertEquals(value, Yaml.parse(yaml), "seed " + seed);
            }
        }
    }

    @Test
    void keysThatStandTwiceAreToldAllTogether() {
        var told = new ArrayList<String>();
        var value = Yaml.parse("a: 1\nb:\n  c: x\n  c: y\na:\n  2\n", told::add);
        assertEquals("{\"a\":1,\"b\":{\"c\":\"x\"}}", Json.write(value));
        assertEquals(
                List.of(
                        "yaml: unmarshal errors:\n"
                                + "  line 4: key \"c\" already set in map\n"
                                + "  line 6: key \"a\" already set in map"),
                told);
        assertEquals("{\"a\":2}", Json.write(Yaml.parse("a: 1\na: 2\n")));
    }

    @Test
    void aliasesHaveABudget() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c <= 'k'; c++) {
            var earlier = "*" + (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append((earlier + ", ").repeat(9)).append(earlier).append("]\n");
        }
        assertEquals(
                "yaml: document contains excessive aliasing",
                assertThrows(Malformed.class, () -> Yaml.parse(bomb.toString())).getMessage());
        assertEquals(
                "yaml: anchor 'a' value contains itself",
                assertThrows(Malformed.class, () -> Yaml.parse("a: &a [*a]")).getMessage());
    }

    @Test
    void anchorsInAnchorsReachNoDeeperThanText() {
        var chain = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 5_000; i++) {
            chain.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertEquals(
                "yaml: exceeded max depth of 250",
                assertThrows(Malformed.class, () -> Yaml.parse(chain.toString())).getMessage());
    }

    @Test
    void longScalarsTakeNoTimeOrStack() {
        var sexagesimal = "1" + ":1".repeat(200_000);
        assertEquals(sexagesimal, Yaml.parse(sexagesimal));
        assertEquals("\"" + sexagesimal + "\"\n", Yaml.write(sexagesimal));
        var digits = "9".repeat(300_000);
        assertEquals(digits, Yaml.parse(digits)); // past the range of float64: a string
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void depthIsLimited(String opening) {
        assertThrows(Malformed.class, () -> Yaml.parse(opening.repeat(20_000)));
    }

    @Test
    void bytesMustBeUtf8() {
        var bytes = new byte[] {'a', ':', ' ', (byte) 0xff};
        assertEquals(
                "yaml: invalid leading UTF-8 octet",
                assertThrows(Malformed.class, () -> Yaml.parse(bytes)).getMessage());
    }

    @Test
    void theFirstDocumentCountsAndAnEmptyTextIsNothing() {
        assertEquals("{\"a\":1}", Json.write(Yaml.parse("a: 1\n---\nb: 2\n")));
        assertNull(Yaml.parse("# nothing\n"));
    }

    // ---- files as kubectl reads them ----

    @Test
    void aStreamOfDocuments() {
        var stream = Yaml.stream("---\na: 1\n--- # second\nb: 2\n---\n# none\n---\n\nc: 3");
        assertEquals("[{\"a\":1},{\"b\":2},{\"c\":3}]", Json.write(Items.copyOf(stream.values())));
        assertNull(stream.fault());
    }

    @Test
    void aFaultKeepsWhatCameBefore() {
        var stream = Yaml.stream("a: 1\n---\nb: [\n");
        assertEquals("[{\"a\":1}]", Json.write(Items.copyOf(stream.values())));
        assertEquals(
                "error converting YAML to JSON: yaml: line 1: did not find expected node content",
                stream.fault());
        assertEquals("invalid Yaml document separator: x", Yaml.stream("a: 1\n--- x\n").fault());
        assertEquals(
                "error converting YAML to JSON: yaml: line 5: found character that cannot start any"
                        + " token",
                Yaml.stream("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n\ta: b\n")
                        .fault());
    }

    @Test
    void aStreamOfJson() {
        assertEquals(
                "[{\"a\":1},{\"b\":2}]",
                Json.write(Items.copyOf(Yaml.stream(" {\"a\":1}\n{\"b\":2}").values())));
        assertEquals(
                "[{\"a\":1},{\"b\":2}]",
                Json.write(Items.copyOf(Yaml.stream("{\"a\":1}\n---\nb: 2\n").values())));
        assertEquals(
                "json: offset 7: invalid character ']' looking for beginning of value",
                Yaml.stream("{\"a\": ]}").fault());
    }
}
