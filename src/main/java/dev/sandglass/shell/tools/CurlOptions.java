package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code curl}'s command line. */
final class CurlOptions {

    private static final String[] NAMES = {
        "silent=s",
        "show-error=S",
        "verbose=v",
        "include=i",
        "insecure=k",
        "location=L",
        "head=I",
        "fail=f",
        "request=X:",
        "header=H:",
        "data=d:",
        "data-raw=d:",
        "data-binary=d:",
        "output=o:",
        "remote-name=O",
        "write-out=w:",
        "user-agent=A:",
        "max-time=m:",
        "connect-timeout=m:",
        "compressed=Z",
        "no-buffer=N",
        "user=u:",
        "retry=R:",
        "noproxy=Q:",
        "no-progress-meter=s",
        "cacert=E:",
        "cert=E:",
        "key=E:",
        "ipv4=4"
    };

    private CurlOptions() {}

    /** Null when the line is wrong, which is complained about. */
    static Curl.@Nullable Settings read(Process self) {
        var words = self.arguments();
        var s = Switches.read(words, "sSvikLIfgkN46OZ#", "XHdowAumeTbD", NAMES);
        var problem =
                s.complaint() != null
                        ? "curl: option " + unknown(s.complaint()) + ": is unknown"
                        : s.rest().isEmpty() ? "curl: (2) no URL specified" : null;
        if (problem != null) {
            self.complain(problem);
            self.complain("curl: try 'curl --help' or 'curl --manual' for more information");
            return null;
        }
        return new Curl.Settings(
                s.rest(), new TreeMap<>(s.given()), headers(words, s), body(self, s));
    }

    private static byte[] body(Process self, Switches s) {
        var body = s.value("d", "");
        if (!body.startsWith("@")) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            var path = Files.resolve(self.folder(), body.substring(1));
            return self.facility(Files.class).read(path);
        } catch (FileProblem _) {
            return new byte[0];
        }
    }

    private static String unknown(String complaint) {
        var from = complaint.indexOf('\'');
        var word = complaint.substring(from + 1, complaint.lastIndexOf('\''));
        return complaint.startsWith("invalid") ? "-" + word : word;
    }

    /** {@code -H} may stand several times; the general reader keeps only the last. */
    private static Map<String, String> headers(List<String> words, Switches s) {
        var headers = new TreeMap<String, String>();
        for (var i = 1; i + 1 < words.size(); i++) {
            if (words.get(i).equals("-H") || words.get(i).equals("--header")) {
                var text = words.get(i + 1);
                var colon = text.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            text.substring(0, colon).strip(), text.substring(colon + 1).strip());
                }
            }
        }
        headers.putIfAbsent("User-Agent", s.value("A", "curl/7.88.1"));
        headers.putIfAbsent("Accept", "*/*");
        return headers;
    }
}
