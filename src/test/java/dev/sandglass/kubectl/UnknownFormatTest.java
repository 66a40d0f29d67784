package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Request.Method;
import dev.sandglass.kubectl.TestDesk.Result;
import org.junit.jupiter.api.Test;

/** Who asks for a format that there is not hears so before anything is changed or watched. */
class UnknownFormatTest {

    private static final String SAYS =
            "error: unable to match a printer suitable for the output format \"foo\", allowed formats are: %sgo-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,%syaml\n";

    private final TestDesk desk = new TestDesk();

    @Test
    void runMakesNothing() {
        assertEquals(
                new Result("", SAYS.formatted("", ""), 1),
                desk.run("kubectl run a --image=nginx -o foo"));
        assertTrue(desk.requests.stream().noneMatch(it -> it.method() == Method.POST));
    }

    @Test
    void watchDoesNotBegin() {
        assertEquals(
                new Result("", SAYS.formatted("custom-columns,custom-columns-file,", "wide,"), 1),
                desk.run("kubectl get pods -w --output-watch-events -o foo"));
    }

    @Test
    void standardInputHasAName() {
        var manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}";
        assertEquals(
                new Result("configmap/a created\n", "", 0),
                desk.run("kubectl create -f /dev/stdin", manifest));
        assertEquals(
                new Result("", "error: no objects passed to create\n", 1),
                desk.run("kubectl create -f /dev/null", manifest));
    }
}
