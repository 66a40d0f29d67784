package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.Plans;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real kubectl at the HTTPS door. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class DoorTest extends AtTheDoor {

    @Test
    void getsNodes() throws Exception {
        var nodes = kubectl.run("get", "nodes", "-o", "name");

        assertEquals("node/controlplane\nnode/node01\nnode/node02\n", nodes.out(), nodes.err());
        assertEquals(0, nodes.code());
    }

    @Test
    void createsByProtobufAndDeletes() throws Exception {
        var made = kubectl.run("create", "configmap", "notes", "--from-literal=a=1");
        assertEquals("configmap/notes created\n", made.out(), made.err());

        assertEquals(
                "1", kubectl.run("get", "configmap", "notes", "-o", "jsonpath={.data.a}").out());
        assertEquals(
                "configmap \"notes\" deleted from default namespace\n",
                kubectl.run("delete", "configmap", "notes").out());
    }

    @Test
    void appliesWhatComesOnStandardInput() throws Exception {
        var manifest =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: notes }
                data: { a: "1" }
                """;

        assertEquals("configmap/notes created\n", kubectl.pipe(manifest, "apply", "-f", "-").out());
        assertEquals(
                "configmap/notes unchanged\n", kubectl.pipe(manifest, "apply", "-f", "-").out());
    }

    @Test
    void refusesAnotherClustersToken() throws Exception {
        var refused = with("another").run("get", "nodes");

        assertEquals(1, refused.code());
        assertTrue(
                refused.err()
                        .endsWith(
                                "error: You must be logged in to the server (the server has asked"
                                        + " for the client to provide credentials)\n"),
                refused.err());
    }

    @Test
    void knowsNoOtherCluster() throws Exception {
        var elsewhere = RealKubectl.at(server("0123456789ab"), "x", AUTHORITY);
        var outcome = elsewhere.run("get", "--raw", "/api");

        assertEquals(1, outcome.code());
        assertEquals(
                "Error from server (NotFound): There is no cluster 0123456789ab at this server.\n",
                outcome.err());
    }

    @Test
    void actsAsSomebodyElse() throws Exception {
        var jane =
                kubectl.run(
                        "auth",
                        "whoami",
                        "--as=jane",
                        "--as-uid=u-1",
                        "--as-group=dev",
                        "--as-group=ops",
                        "--as-user-extra=example.org/scope=read");

        assertEquals(
                """
                ATTRIBUTE                  VALUE
                Username                   jane
                UID                        u-1
                Groups                     [dev ops system:authenticated]
                Extra: example.org/scope   [read]
                """,
                jane.out(),
                jane.err());
    }

    /** The administrator's certificate, as the workstation of the sandbox has it. */
    @Test
    void knowsItsOwnCertificatesAndNoOthers() throws Exception {
        var config = inTheSandbox("cat .kube/config");
        var certificate = file(config, "client-certificate-data");
        var key = file(config, "client-key-data");
        var admin =
                RealKubectl.with(
                        server(sandbox.id()),
                        AUTHORITY,
                        "--client-certificate=" + certificate,
                        "--client-key=" + key);

        assertEquals(
                "kubernetes-admin",
                admin.run("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}").out());

        var other = sandboxes.make(null, "", Plans.STANDARD, 8, "").join();
        var elsewhere =
                RealKubectl.with(
                        server(other.id()),
                        AUTHORITY,
                        "--client-certificate=" + certificate,
                        "--client-key=" + key);
        var refused = elsewhere.run("get", "nodes");
        assertTrue(refused.err().contains("You must be logged in to the server"), refused.err());
    }

    private String inTheSandbox(String line) {
        sandbox.input(new Input.Open("act")).join();
        sandbox.await(it -> it.terminal("act").prompt()).join();
        sandbox.input(new Input.Line("act", line)).join();
        sandbox.await(it -> it.terminal("act").linesDone() == 1 ? true : null).join();
        return new String(
                sandbox.await(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    private Path file(String config, String name) throws Exception {
        var line = config.lines().filter(it -> it.contains(name)).findFirst().orElseThrow();
        var bytes = Base64.getDecoder().decode(line.substring(line.indexOf(':') + 1).strip());
        return Files.write(Files.createTempFile(kubectl.home(), "proof", ".pem"), bytes);
    }
}
