package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Rules of an Ingress as they are typed: {@code host/path=service:port[,tls[=secret]]}. */
final class IngressRules {

    private static final Pattern RULE =
            Pattern.compile("^[\\w*\\-.]*/.*=[\\w\\-]+:[\\w\\-]+(,tls=?([\\w\\-]+)?)?");

    private IngressRules() {}

    static void check(String rule) {
        if (!RULE.matcher(rule).find()) {
            throw Failure.of(
                    "rule "
                            + rule
                            + " is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]");
        }
    }

    static Document spec(List<String> rules) {
        var byHost = new LinkedHashMap<String, Items>();
        for (var rule : rules) {
            var plain = rule.split(",")[0];
            var slash = plain.indexOf('/');
            byHost.merge(
                    plain.substring(0, slash),
                    Items.of(path(plain.substring(slash))),
                    (a, b) -> a.plus(b.getFirst()));
        }
        var made = new ArrayList<Document>();
        byHost.forEach(
                (host, paths) -> {
                    var rule = Document.of("http", Document.of("paths", paths));
                    made.add(host.isEmpty() ? rule : rule.put("host", host));
                });
        var spec = made.isEmpty() ? Document.EMPTY : Document.of("rules", made);
        var secrets = secrets(rules);
        return secrets.isEmpty() ? spec : spec.put("tls", secrets);
    }

    /** {@code /path=service:port}. */
    private static Document path(String text) {
        var parts = text.split("=");
        var path = parts[0];
        var isPrefix = path.endsWith("*");
        return Document.of(
                "backend", backend(parts[1]),
                "path", isPrefix ? path.substring(0, path.length() - 1) : path,
                "pathType", isPrefix ? "Prefix" : "Exact");
    }

    /** {@code service:port}. */
    static Document backend(String text) {
        var parts = text.split(":");
        var isNumber = parts[1].matches("[+-]?[0-9]{1,9}");
        var port =
                isNumber
                        ? Document.of("number", Long.valueOf(parts[1]))
                        : Document.of("name", parts[1]);
        return Document.of("service", Document.of("name", parts[0], "port", port));
    }

    /** Hosts grouped by the secret that holds their certificate; each host counts once. */
    private static List<Document> secrets(List<String> rules) {
        var made = new ArrayList<Document>();
        var seen = new HashSet<String>();
        for (var rule : rules) {
            var parts = rule.split(",", -1);
            var host = rule.substring(0, rule.indexOf('/'));
            if (parts.length != 2 || !seen.add(host)) {
                continue;
            }
            var equals = parts[1].indexOf('=');
            var secret = equals < 0 ? "" : parts[1].substring(equals + 1);
            var at = indexOf(secret, made);
            if (at >= 0) {
                var known = made.get(at);
                made.set(at, known.put("hosts", known.items("hosts").plus(host)));
                continue;
            }
            var entry = host.isEmpty() ? Document.EMPTY : Document.of("hosts", Items.of(host));
            entry = secret.isEmpty() ? entry : entry.put("secretName", secret);
            if (!entry.isEmpty()) {
                made.add(entry);
            }
        }
        return made;
    }

    private static int indexOf(String secret, List<Document> made) {
        for (var i = 0; i < made.size(); i++) {
            if (made.get(i).text("secretName").equals(secret)) {
                return i;
            }
        }
        return -1;
    }
}
