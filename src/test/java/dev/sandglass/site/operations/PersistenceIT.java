package dev.sandglass.site.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.terminal.TestTerminal;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed between inputs, again and again: nothing that was seen is lost. */
class PersistenceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROMPT = "learner@desk:~$ ";

    @TempDir Path data;

    private PackagedServer server;
    private String id;
    private String token;

    private TestTerminal terminal() {
        return terminal("act");
    }

    private TestTerminal terminal(String name) {
        return TestTerminal.connect(
                server.client, server.socket("/sandboxes/" + id + "/terminals/" + name));
    }

    private JsonNode list(String path) throws Exception {
        return JSON.readTree(
                server.get("/clusters/" + id + path, "Authorization", "Bearer " + token));
    }

    /** Name and uid of everything of a kind. */
    private TreeMap<String, String> uids(String path) throws Exception {
        var uids = new TreeMap<String, String>();
        for (var item : list(path).path("items")) {
            var metadata = item.path("metadata");
            uids.put(metadata.path("name").asText(), metadata.path("uid").asText());
        }
        return uids;
    }

    private void begin() throws Exception {
        server = new PackagedServer(data);
        server.start();
        id = JSON.readTree(server.post("/api/sandboxes", "{\"seed\": 7}")).path("id").asText();
        var kubeconfig = server.get("/api/sandboxes/" + id + "/kubeconfig");
        token = kubeconfig.replaceAll("(?s).*token: (\\S+).*", "$1");
    }

    @Test
    void nothingThatWasSeenIsLost() throws Exception {
        begin();
        try {
            var terminal = terminal();
            terminal.await(it -> it.endsWith(PROMPT));
            terminal.type("A=remembered; echo kept > notes\r");
            terminal.type("kubectl create configmap one --from-literal=a=1\r");
            var shown = terminal.await(it -> it.contains("configmap/one created\n" + PROMPT));
            var pods = uids("/api/v1/pods");
            var maps = uids("/api/v1/namespaces/default/configmaps");
            assertTrue(pods.size() > 5, pods.toString());
            assertTrue(maps.containsKey("one"));

            server.kill();
            server.start();

            assertEquals(pods, uids("/api/v1/pods"));
            assertEquals(maps, uids("/api/v1/namespaces/default/configmaps"));
            var again = terminal();
            again.await(it -> it.contains("configmap/one created\n"));
            again.type("echo $A $(cat notes)\r");
            again.await(it -> it.contains("remembered kept\n" + PROMPT));
            assertTrue(shown.contains("configmap/one created"));

            assertEquals(143, server.stop());
            server.start();
            assertEquals(maps, uids("/api/v1/namespaces/default/configmaps"));
            terminal().await(it -> it.contains("remembered kept\n"));
        } finally {
            server.close();
        }
    }

    private static final String UP = "\u001bOA";
    private static final String SEARCH = "\u0012";

    /** What a learner sees and had typed is there again, and a watch in the browser goes on where it was. */
    @Test
    void screensHistoryAndWatchesGoOn() throws Exception {
        begin();
        try {
            var act = terminal();
            act.await(it -> it.endsWith(PROMPT));
            act.type("kubectl run one --image=nginx:1.29\r");
            act.await(it -> it.endsWith("pod/one created\n" + PROMPT));
            act.type("for i in 1 2 3; do echo \"line $i\"; done\r");
            var shown = act.await(it -> it.endsWith("line 3\n" + PROMPT));
            var pods = terminal("pods");
            pods.await(it -> it.endsWith(PROMPT));
            pods.type("kubectl get pods -w\r");
            pods.await(it -> it.matches("(?s).*one +1/1 +Running.*"));

            server.kill();
            server.start();

            act = terminal();
            assertEquals(shown, act.await(it -> it.endsWith("line 3\n" + PROMPT)));
            act.type(UP + UP + " --dry-run=client\r");
            act.await(it -> it.endsWith("pod/one created (dry run)\n" + PROMPT));
            act.type(SEARCH + "line\r");
            act.await(it -> it.endsWith("line 1\nline 2\nline 3\n" + PROMPT));
            act.type("kubectl run two --image=nginx:1.29\r");
            pods = terminal("pods");
            var watched = pods.await(it -> it.matches("(?s).*two +1/1 +Running.*"));
            assertEquals(watched.indexOf("NAME "), watched.lastIndexOf("NAME "), watched);
            assertEquals(1, watched.split("one +1/1 +Running", -1).length - 1, watched);

            assertEquals(143, server.stop());
            server.start();

            pods = terminal("pods");
            pods.await(it -> it.matches("(?s).*two +1/1 +Running.*"));
            act = terminal();
            act.await(it -> it.endsWith(PROMPT));
            act.type("kubectl delete pod two --now\r");
            pods.await(it -> it.matches("(?s).*two +1/1 +Terminating.*"));
        } finally {
            server.close();
        }
    }

    /** A write that was answered is there; each of many, whenever the server dies. */
    @Test
    void everyAnsweredWriteSurvives() throws Exception {
        begin();
        try {
            for (var round = 1; round <= 3; round++) {
                for (var i = 0; i < 20; i++) {
                    var name = "map-" + round + "-" + i;
                    var answer =
                            server.post(
                                    "/clusters/" + id + "/api/v1/namespaces/default/configmaps",
                                    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                                            + name
                                            + "\"}}",
                                    "Authorization",
                                    "Bearer " + token);
                    assertEquals(
                            name,
                            JSON.readTree(answer).path("metadata").path("name").asText(),
                            answer);
                }
                var before = uids("/api/v1/namespaces/default/configmaps");
                var revision =
                        list("/api/v1/configmaps")
                                .path("metadata")
                                .path("resourceVersion")
                                .asLong();
                server.kill();
                server.start();
                assertEquals(before, uids("/api/v1/namespaces/default/configmaps"));
                assertTrue(
                        list("/api/v1/configmaps").path("metadata").path("resourceVersion").asLong()
                                >= revision);
            }
        } finally {
            server.close();
        }
    }
}
