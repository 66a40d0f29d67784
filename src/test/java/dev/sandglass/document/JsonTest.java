package dev.sandglass.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    `` ~ unexpected end of JSON input
                    { ~ unexpected end of JSON input
                    {"a" ~ unexpected end of JSON input
                    {"a": ~ unexpected end of JSON input
                    {"a":1 ~ unexpected end of JSON input
                    "abc ~ unexpected end of JSON input
                    {"a":1,} ~ invalid character '}' looking for beginning of object key string
                    {a:1} ~ invalid character 'a' looking for beginning of object key string
                    [1,] ~ invalid character ']' looking for beginning of value
                    [1 2] ~ invalid character '2' after array element
                    {"a" 1} ~ invalid character '1' after object key
                    {"a":1 "b"} ~ invalid character '"' after object key:value pair
                    tru ~ invalid character ' ' in literal true (expecting 'e')
                    trux ~ invalid character 'x' in literal true (expecting 'e')
                    nul1 ~ invalid character '1' in literal null (expecting 'l')
                    "\\x" ~ invalid character 'x' in string escape code
                    "\\u12g4" ~ invalid character 'g' in \\u hexadecimal character escape
                    01 ~ invalid character '1' after top-level value
                    - ~ invalid character ' ' in numeric literal
                    -a ~ invalid character 'a' in numeric literal
                    1. ~ invalid character ' ' after decimal point in numeric literal
                    1e+x ~ invalid character 'x' in exponent of numeric literal
                    1e400 ~ json: cannot unmarshal number 1e400 into Go value of type float64
                    {}x ~ invalid character 'x' after top-level value
                    é ~ invalid character 'Ã' looking for beginning of value
                    'a' ~ invalid character '\\'' looking for beginning of value
                    {"a":\\} ~ invalid character '\\\\' looking for beginning of value
                    """)
    void faultsAreNamedAsGoNamesThem(@Nullable String text, String message) {
        var fault = assertThrows(Malformed.class, () -> Json.parse(text == null ? "" : text));
        assertEquals(message, fault.getMessage());
    }

    @Test
    void aNewlineInAStringIsRefused() {
        var fault = assertThrows(Malformed.class, () -> Json.parse("\"a\nb\""));
        assertEquals("invalid character '\\n' in string literal", fault.getMessage());
        assertEquals(3, fault.offset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    9223372036854775807 ~ 9223372036854775807
                    -9223372036854775808 ~ -9223372036854775808
                    9223372036854775808 ~ 9223372036854776000
                    1e3 ~ 1000
                    1.0 ~ 1
                    0.1 ~ 0.1
                    1e21 ~ 1e+21
                    123456789012345680000 ~ 123456789012345680000
                    0.000001 ~ 0.000001
                    0.0000001 ~ 1e-7
                    1.7976931348623157e308 ~ 1.7976931348623157e+308
                    1e-300 ~ 1e-300
                    1e15 ~ 1000000000000000
                    -2.5e-10 ~ -2.5e-10
                    """)
    void numbersArePrintedAsGoPrintsThem(String in, String out) {
        assertEquals(out, Json.write(Json.parse(in)));
    }

    @Test
    void stringsAreEscapedAsGoDoes() {
        var text = "<>&\b\f\n\r\t\0\u001f\u007f\u2028é😀\\\"/\ud800";
        assertEquals(
                "\"\\u003c\\u003e\\u0026\\b\\f\\n"
                        + "\\r"
                        + "\\t\\u0000\\u001f\u007f\\u2028é😀\\\\\\\"/\\ufffd\"",
                Json.write(text));
        assertEquals("\"<>&\"", Json.write("<>&", Json.Escapes.PLAIN));
        assertEquals("{\"<\":1}", Json.write(Document.of("<", 1), Json.Escapes.PLAIN));
        assertEquals("{\"\\u003c\":1}", Json.write(Document.of("<", 1)));
    }

    @Test
    void loneSurrogatesAndBrokenUtf8BecomeTheReplacementCharacter() {
        assertEquals("\ufffd", Json.parse("\"\\ud800\""));
        assertEquals("\ufffdA", Json.parse("\"\\ud800\\u0041\""));
        assertEquals("😀", Json.parse("\"\\ud83d\\ude00\""));
        assertEquals("\ufffd", Json.parse(new byte[] {'"', (byte) 0xff, '"'}));
    }

    @Test
    void theLastOfEqualKeysCountsAndTheyAreReportedInTheOrderOfTheText() {
        var found = new ArrayList<String>();
        var json =
                """
                {"a":1,"b":[{"c":1},{"c":1,"d":2,"c":3}],"a":2,"e":{"f":{"g":1,"g":2}}}\
                """;
        var value = Json.parse(json.getBytes(StandardCharsets.UTF_8), found::add);
        assertEquals(List.of("b[1].c", "a", "e.f.g"), found);
        assertEquals(
                """
                {"a":2,"b":[{"c":1},{"c":3,"d":2}],"e":{"f":{"g":2}}}\
                """,
                Json.write(value));
    }

    @Test
    void indentedAsKubectlAndTheServerDo() {
        var value = Json.parse("{\"a\":[1,{\"b\":{}}],\"c\":[],\"d\":\"\"}");
        assertEquals(
                """
                {
                    "a": [
                        1,
                        {
                            "b": {}
                        }
                    ],
                    "c": [],
                    "d": ""
                }\
                """,
                Json.indented(value, 4));
    }

    @Test
    void anOrderPutsKeysWhereTheSchemaHasThem() {
        var order =
                new KeyOrder() {
                    @Override
                    public int rank(String key) {
                        var place = List.of("kind", "apiVersion", "spec").indexOf(key);
                        return place < 0 ? 99 : place;
                    }

                    @Override
                    public @Nullable KeyOrder inside(String key) {
                        return key.equals("spec") ? this : null;
                    }
                };
        var value =
                Json.parse(
                        "{\"x\":1,\"spec\":{\"b\":1,\"kind\":2},"
                                + "\"a\":{\"kind\":1,\"b\":2},\"kind\":\"K\"}");
        assertEquals(
                "{\"kind\":\"K\",\"spec\":{\"kind\":2,\"b\":1},\"a\":{\"b\":2,\"kind\":1},\"x\":1}",
                Json.write(value, order));
    }

    @Test
    void wordsAreShared() {
        var a = Json.object("{\"restartPolicy\":\"Always\"}");
        var b = Json.object("{\"restartPolicy\":\"Always\"}");
        assertSame(a.get("restartPolicy"), b.get("restartPolicy"));
        assertSame("restartPolicy", a.key(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void depthIsLimited(String opening) {
        var fault = assertThrows(Malformed.class, () -> Json.parse(opening.repeat(100_000)));
        assertEquals("exceeded max depth", fault.getMessage());
    }

    @Test
    void anotherTypeThanAnObjectIsNamed() {
        var fault = assertThrows(Malformed.class, () -> Json.object("[1]"));
        assertEquals(
                "json: cannot unmarshal array into Go value of type map[string]interface {}",
                fault.getMessage());
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        for (var seed = 0L; seed < 300; seed++) {
            var value = RandomValues.value(new Random(seed), 5);
            var bytes = Json.bytes(value);
            assertEquals(value, Json.parse(bytes), "seed " + seed);
            assertArrayEquals(
                    bytes, Json.bytes(Json.parse(Json.indented(value, 2))), "seed " + seed);
        }
    }
}
