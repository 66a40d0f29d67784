package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Commands with {@code -v=6} to {@code -v=9} send the requests that the real kubectl sent, bodies included where they
 * were printed: recorded from Kubernetes v1.35.2, kubeadm, 3 nodes. Discovery does not count: the real kubectl keeps
 * it in a cache, and the kinds that every cluster serves are known to ours.
 */
class GoldenRequestsTest {

    private static final Pattern SENT =
            Pattern.compile("verb=\"(\\w+)\" url=\"https?://[^/]+([^\"]*)\"");
    private static final Pattern BODY = Pattern.compile("\"Request Body\" body=\"(.+)\"$");
    private static final String OWN_FORM = "application/vnd.kubernetes.protobuf";

    @Test
    void commandsSendTheRequestsOfTheRealOne() {
        var differing = Golden.exceptions("differing.txt", "verbose.txt");
        var recorded = Recording.read(Golden.resource("kubectl/verbose.txt"));
        var ours = Recording.read(Golden.transcript(Golden.resource("lists/kubectl/verbose.txt")));
        var wrong = new ArrayList<String>();
        for (var i = 0; i < recorded.size(); i++) {
            var real = requests(recorded.get(i));
            var mine = requests(ours.get(i));
            if (!real.equals(mine) && !differing.contains(recorded.get(i).name())) {
                wrong.add("$ " + recorded.get(i).command() + "\n" + real + "\nbut ours\n" + mine);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> requests(Recording.Entry entry) {
        var requests = new ArrayList<String>();
        var isProtobuf =
                entry.err().stream().anyMatch(line -> line.contains("Content-Type: " + OWN_FORM));
        for (var line : entry.err()) {
            var sent = SENT.matcher(line);
            var body = BODY.matcher(line);
            if (sent.find() && !isDiscovery(sent.group(2))) {
                requests.add(sent.group(1) + " " + normal(sent.group(2)));
            } else if (body.find() && !isProtobuf) {
                requests.add(normal(body.group(1)));
            }
        }
        return requests;
    }

    private static boolean isDiscovery(String path) {
        return path.contains("/openapi/") || path.contains("timeout=32s");
    }

    private static String normal(String text) {
        var plain = text.replace("%3D", "=").replace("%2C", ",");
        var marked = plain.replaceAll("(timeoutSeconds|resourceVersion)=\\w+", "$1=N");
        return String.join("", Varying.marked(List.of(marked)));
    }
}
