package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.kubectl.TestDesk.Result;
import org.junit.jupiter.api.Test;

class GetTest {

    private final TestDesk desk = new TestDesk();

    @Test
    void namesComeLineByLine() {
        assertEquals(
                new Result(
                        "namespace/default\nnamespace/kube-public\nnamespace/kube-system\n", "", 0),
                desk.run("kubectl get ns -o name"));
    }

    @Test
    void anEmptyListIsSaidOnStandardError() {
        assertEquals(
                new Result("", "No resources found in default namespace.\n", 0),
                desk.run("kubectl get pods"));
    }

    @Test
    void whatTheServerRefusesIsShownWithItsReason() {
        assertEquals(
                new Result("", "Error from server (NotFound): pods \"nosuch\" not found\n", 1),
                desk.run("kubectl get pods nosuch"));
    }

    @Test
    void aWordThatIsNoTypeIsRefused() {
        assertEquals(
                new Result("", "error: the server doesn't have a resource type \"podz\"\n", 1),
                desk.run("kubectl get podz"));
    }

    @Test
    void withoutATypeItExplainsItself() {
        assertEquals(
                new Result(
                        "",
                        """
                        You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

                        error: Required resource not specified.
                        Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
                        See 'kubectl get -h' for help and examples
                        """,
                        1),
                desk.run("kubectl get"));
    }

    @Test
    void flagsAreReadAsTheFlagLibraryDoes() {
        assertEquals(
                "error: unknown flag: --nosuch\nSee 'kubectl get --help' for usage.\n",
                desk.run("kubectl get pods --nosuch").err());
        assertEquals(
                "error: flag needs an argument: 'n' in -n\nSee 'kubectl get --help' for usage.\n",
                desk.run("kubectl get pods -n").err());
        assertEquals(
                "error: unknown flag: --nosuch\nSee 'kubectl --help' for usage.\n",
                desk.run("kubectl --nosuch").err());
    }

    @Test
    void aServerThatIsNotThereRefusesTheConnection() {
        var refused =
                "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
        var result = desk.run("kubectl --server=https://127.0.0.1:1 get pods");
        assertEquals(1, result.code());
        assertEquals(6, result.err().lines().count()); // five tries to learn its kinds
        assertTrue(result.err().endsWith("connection refused\"\n" + refused), result.err());
    }

    @Test
    void aListIsAskedForInPagesAndAsATable() {
        desk.run("kubectl get pods -A -l app=web");
        var request = desk.requests.getLast();
        assertEquals("/api/v1/pods", request.path());
        assertEquals("{labelSelector=[app=web], limit=[500]}", request.query().toString());
        assertEquals(
                "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json",
                request.accept());
    }

    @Test
    void aCommandTakesFiftyMilliseconds() {
        var before = desk.timeline.now();
        desk.run("kubectl get pods");
        assertEquals(50, (desk.timeline.now() - before) / 1_000_000);
    }
}
