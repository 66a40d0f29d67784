package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Sandbox SANDBOX =
            Sandbox.make(1, 1_800_000_000_000_000_000L, Authorities.practice());

    private static List<String> proposals(String line) {
        return Completion.of(SANDBOX, line);
    }

    @Test
    void programs() {
        assertEquals(List.of("kubectl "), proposals("kubec"));
        assertTrue(proposals("echo a | he").contains("head "));
    }

    @Test
    void commandsAndTheirSubcommands() {
        assertEquals(List.of("describe "), proposals("kubectl desc"));
        assertEquals(List.of("deployment "), proposals("k create dep"));
        assertEquals(List.of("restart ", "resume "), proposals("kubectl rollout re"));
    }

    @Test
    void kindsNamesAndNamespaces() {
        assertEquals(List.of("deployments "), proposals("kubectl get deplo"));
        assertEquals(List.of("node01 ", "node02 "), proposals("kubectl get nodes node"));
        assertEquals(List.of("no/node01 ", "no/node02 "), proposals("kubectl describe no/node0"));
        assertEquals(
                List.of("kube-node-lease ", "kube-public ", "kube-system "),
                proposals("kubectl -n kube"));
        assertEquals(List.of("etcd-controlplane "), proposals("kubectl -n kube-system logs etcd"));
    }

    @Test
    void flags() {
        assertTrue(proposals("kubectl scale deployment web --repl").contains("--replicas "));
    }

    @Test
    void valuesOfFlags() {
        assertEquals(
                List.of("json ", "jsonpath-as-json=", "jsonpath="), proposals("k get po -o j"));
        assertEquals(List.of("--output=yaml "), proposals("k get po --output=y"));
        assertEquals(
                List.of("client ", "none ", "server "),
                proposals("k run a --image=b --dry-run=").stream()
                        .map(it -> it.substring("--dry-run=".length()))
                        .toList());
        assertEquals(
                List.of("kubernetes-admin@kubernetes "),
                proposals("kubectl --context kubernetes-"));
        assertEquals(
                List.of("coredns "),
                proposals("kubectl logs -n kube-system deploy/coredns --container "));
        assertEquals(List.of("~/.kube/config "), proposals("kubectl apply -f ~/.kube/con"));
    }

    @Test
    void whatEachCommandTakes() {
        assertEquals(List.of("node01 ", "node02 "), proposals("kubectl drain node"));
        assertEquals(List.of("node02 "), proposals("kubectl get nodes node01 node0"));
        assertEquals(List.of("deployments "), proposals("kubectl scale dep"));
        assertEquals(
                List.of("deployment/coredns "),
                proposals("kubectl -n kube-system rollout restart deployment/c"));
        assertEquals(
                List.of("kubernetes-admin@kubernetes "), proposals("kubectl config use-context "));
        assertEquals(List.of("etcd-controlplane:"), proposals("k cp -n kube-system etcd"));
        assertEquals(
                List.of("coredns="), proposals("k -n kube-system set image deployment/coredns c"));
        assertEquals(
                List.of("pods.spec.containers.livenessProbe "),
                proposals("kubectl explain pods.spec.containers.live"));
        assertEquals(List.of(), proposals("kubectl exec -n kube-system etcd-controlplane -- "));
        assertEquals(List.of(), proposals("kubectl get nosuch "));
    }

    @Test
    void files() {
        assertEquals(List.of("~/.kube/config "), proposals("cat ~/.kube/con"));
    }
}
