package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Recorded;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {

    private static void answersAsRecorded(String recording, Function<String, Object> reading) {
        var cases = Recorded.cases(recording);
        assertTrue(cases.size() > 90);
        for (var one : cases) {
            String answer;
            try {
                answer = "S " + reading.apply(one.in());
            } catch (Malformed fault) {
                answer = "E " + fault.getMessage();
            }
            assertEquals(one.out(), answer, one::in);
        }
    }

    @Test
    void labelSelectorsAreReadAsUpstreamReadsThem() {
        answersAsRecorded("label-selectors.txt", LabelSelector::parse);
    }

    @Test
    void labelSelectorObjectsAreReadAsUpstreamReadsThem() {
        answersAsRecorded("label-selector-objects.txt", in -> LabelSelector.of(Json.object(in)));
    }

    @Test
    void fieldSelectorsAreReadAsUpstreamReadsThem() {
        answersAsRecorded("field-selectors.txt", FieldSelector::parse);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app!=web | false",
                "app==web | true",
                "app | true",
                "!app | false",
                "tier | false",
                "!tier | true",
                "tier!=x | true",
                "tier notin (x) | true",
                "app in (db,web) | true",
                "app notin (db,web) | false",
                "n>4 | true",
                "n>5 | false",
                "n<6,app=web | true",
                "app>4 | false",
                "app=web,n=6 | false"
            })
    void labelsMatch(String selector, boolean expected) {
        var labels = Document.of("app", "web", "n", "5");
        assertEquals(expected, LabelSelector.parse(selector).matches(labels));
    }

    @Test
    void anAbsentSelectorSelectsNothingAndAnEmptyOneEverything() {
        var pod = Document.of("metadata", Map.of("labels", Map.of("app", "web")));
        assertFalse(LabelSelector.of((Document) null).selects(pod));
        assertTrue(LabelSelector.of(Document.EMPTY).selects(pod));
        assertTrue(LabelSelector.ofLabels(Document.of("app", "web")).selects(pod));
        assertFalse(LabelSelector.ofLabels(Document.of("app", "db")).selects(pod));
        assertTrue(LabelSelector.parse("").isEverything());
    }

    @Test
    void fieldsMatch() {
        Function<String, String> fields =
                Map.of("metadata.name", "a", "status.phase", "Running")::get;
        assertTrue(FieldSelector.parse("metadata.name=a").matches(fields));
        assertFalse(FieldSelector.parse("metadata.name!=a").matches(fields));
        assertTrue(FieldSelector.parse("metadata.name=a,spec.nodeName=").matches(fields));
    }

    @Test
    void eachRuleForNamesSpeaksAsUpstream() {
        for (var one : Recorded.cases("names.txt")) {
            var rules =
                    List.<Function<String, List<String>>>of(
                            Names::dns1123Label,
                            Names::dns1123Subdomain,
                            Names::dns1035Label,
                            Names::wildcardDns1123Subdomain,
                            Names::qualifiedName,
                            Names::labelValue,
                            Names::configMapKey,
                            Names::environmentVariable,
                            Names::strictEnvironmentVariable,
                            Names::portName,
                            Names::percent,
                            Names::httpHeader,
                            Names::pathSegment);
            var answers =
                    rules.stream().map(rule -> String.join("|", rule.apply(one.in()))).toList();
            assertEquals(one.out(), String.join("#", answers), one::in);
        }
    }

    @Test
    void quantitiesAreReadAndShownAsUpstreamDoes() {
        answersAsRecorded(
                "quantities.txt",
                in -> {
                    var quantity = Quantity.parse(in);
                    var format =
                            switch (quantity.format()) {
                                case DECIMAL_EXPONENT -> "DecimalExponent";
                                case BINARY_SI -> "BinarySI";
                                case DECIMAL_SI -> "DecimalSI";
                            };
                    return String.join(
                            " ",
                            quantity.toString(),
                            format,
                            Long.toString(quantity.value()),
                            Long.toString(quantity.millis()),
                            Json.write(quantity.toString()),
                            Quantity.parse("1500m").plus(quantity).toString(),
                            quantity.minus(Quantity.parse("1Mi")).toString());
                });
    }

    @Test
    void quantitiesCompareByAmount() {
        assertEquals(Quantity.parse("1Gi"), Quantity.parse("1024Mi"));
        assertEquals(Quantity.parse("1Gi").hashCode(), Quantity.parse("1024Mi").hashCode());
        assertTrue(Quantity.parse("1G").compareTo(Quantity.parse("1Gi")) < 0);
        assertEquals("2", Quantity.read(2L).toString());
    }

    @Test
    void anAmountOfAMillionDigitsIsRefused() {
        assertThrows(Malformed.class, () -> Quantity.parse("1e999999999"));
        assertThrows(Malformed.class, () -> Quantity.parse("1e99999999999999999999"));
    }
}
