package dev.sandglass.kubectl;

import dev.sandglass.api.Credential;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Durations;
import dev.sandglass.kubectl.usage.UsageError;
import dev.sandglass.shell.FileProblem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/**
 * Where to send requests, as whom and in which namespace: flags over kubeconfig over a Pod's own service account.
 *
 * @param server such as {@code https://172.30.0.10:6443}
 * @param namespace the namespace in force
 * @param namespaceTyped whether {@code --namespace} was given
 * @param loaded the kubeconfig file that was read last, or empty
 * @param timeoutNanos how long a request may take; 0 for ever
 */
record Settings(
        String server,
        String namespace,
        boolean namespaceTyped,
        Credential credential,
        String loaded,
        long timeoutNanos) {

    /** Whom kubectl asks when no file and no flag names a server. */
    static final String NOBODY = "http://localhost:8080";

    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

    static Settings find(Arguments arguments, Session session) {
        var config = KubeConfig.load(arguments, session);
        var context = context(config, arguments);
        var cluster = cluster(config, context, arguments);
        var user = user(config, context, arguments);
        checkFile(
                "certificate-authority",
                "certificate-authority",
                context.text("cluster"),
                arguments,
                session);
        checkFile("client-certificate", "client-cert", context.text("user"), arguments, session);
        checkFile("client-key", "client-key", context.text("user"), arguments, session);
        var typed = arguments.global("namespace");
        var inPod = config.found().isEmpty() && isInPod(arguments, session);
        var server = arguments.global("server");
        if (server.isEmpty()) {
            server = inPod ? inPodServer(session) : cluster.text("server");
        }
        var namespace = typed.isEmpty() ? context.text("namespace") : typed;
        if (namespace.isEmpty() && inPod) {
            namespace = file(ACCOUNT + "namespace", session);
        }
        return new Settings(
                withScheme(server.isEmpty() ? NOBODY : server),
                namespace.isEmpty() ? "default" : namespace,
                !typed.isEmpty(),
                impersonating(
                        inPod
                                ? new Credential.Token(file(ACCOUNT + "token", session))
                                : credential(arguments, user, config, session),
                        arguments,
                        user,
                        context.text("user")),
                config.found().isEmpty() ? "" : config.found().getLast(),
                timeout(arguments));
    }

    private static void checkFile(
            String flag, String shown, String owner, Arguments arguments, Session session) {
        var path = arguments.global(flag);
        if (!path.isEmpty() && !session.exists(path)) {
            throw Failure.of(
                    "unable to read %s %s for %s due to open %s: no such file or directory"
                            .formatted(shown, path, owner, path));
        }
    }

    URI address() {
        try {
            return URI.create(server);
        } catch (IllegalArgumentException _) {
            throw Failure.of("host must be a URL or a host:port pair: \"" + server + "\"");
        }
    }

    /** Host and port, as messages name the server. */
    String host() {
        var address = address();
        return address.getPort() < 0
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    /** The same as the network knows it. */
    String dialled() {
        return host().replaceFirst("^localhost", "127.0.0.1");
    }

    private static String withScheme(String server) {
        var whole = server.contains("://") ? server : "http://" + server;
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static Document context(KubeConfig config, Arguments arguments) {
        var name = arguments.global("context");
        if (name.isEmpty()) {
            name = config.merged().text("current-context");
        }
        var context = config.context(name);
        if (context == null && !name.isEmpty()) {
            throw Failure.verbatim(
                    "Error in configuration: context was not found for specified context: " + name);
        }
        return context == null ? Document.EMPTY : context;
    }

    private static Document cluster(KubeConfig config, Document context, Arguments arguments) {
        var typed = arguments.global("cluster");
        var cluster = config.cluster(typed.isEmpty() ? context.text("cluster") : typed);
        if (cluster == null && !typed.isEmpty()) {
            throw Failure.of("no server found for cluster \"" + typed + "\"");
        }
        return cluster == null ? Document.EMPTY : cluster;
    }

    private static Document user(KubeConfig config, Document context, Arguments arguments) {
        var typed = arguments.global("user");
        var user = config.user(typed.isEmpty() ? context.text("user") : typed);
        if (user == null && !typed.isEmpty()) {
            throw Failure.of("auth info \"" + typed + "\" does not exist");
        }
        return user == null ? Document.EMPTY : user;
    }

    private static Credential credential(
            Arguments arguments, Document user, KubeConfig config, Session session) {
        if (!arguments.global("token").isEmpty()) {
            return new Credential.Token(arguments.global("token"));
        }
        var folder = config.found().isEmpty() ? "" : folderOf(config.found().getLast());
        if (!arguments.global("client-certificate").isEmpty()) {
            return new Credential.Certificate(
                    file(arguments.global("client-certificate"), session));
        }
        if (!user.text("client-certificate-data").isEmpty()) {
            var pem = Base64.getMimeDecoder().decode(user.text("client-certificate-data"));
            return new Credential.Certificate(new String(pem, StandardCharsets.UTF_8));
        }
        if (!user.text("client-certificate").isEmpty()) {
            return new Credential.Certificate(
                    file(inFolder(folder, user.text("client-certificate")), session));
        }
        if (!user.text("token").isEmpty()) {
            return new Credential.Token(user.text("token"));
        }
        if (!user.text("tokenFile").isEmpty()) {
            return new Credential.Token(file(inFolder(folder, user.text("tokenFile")), session));
        }
        return Credential.ANONYMOUS;
    }

    private static Credential impersonating(
            Credential own, Arguments arguments, Document user, String userName) {
        var name = arguments.has("as") ? arguments.text("as") : user.text("act-as");
        var uid = arguments.text("as-uid");
        var groups = arguments.texts("as-group");
        var extra = new TreeMap<String, List<String>>();
        for (var pair : arguments.texts("as-user-extra")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                extra.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                        .add(pair.substring(equals + 1));
            }
        }
        if (!name.isEmpty()) {
            return new Credential.Impersonating(own, name, uid, groups, extra);
        }
        if (!uid.isEmpty() || !groups.isEmpty() || !extra.isEmpty()) {
            throw Failure.of(
                    "requesting uid, groups or user-extra for "
                            + userName
                            + " without impersonating a user");
        }
        return own;
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String inFolder(String folder, String path) {
        return path.startsWith("/") ? path : folder + path;
    }

    private static String file(String path, Session session) {
        try {
            return new String(session.readFile(path), StandardCharsets.UTF_8).strip();
        } catch (FileProblem e) {
            throw Failure.of("unable to read " + path + ": open " + path + ": " + noSuch(e));
        }
    }

    private static String noSuch(FileProblem problem) {
        var words = problem.reason().words();
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean isInPod(Arguments arguments, Session session) {
        return arguments.global("server").isEmpty()
                && !session.variable("KUBERNETES_SERVICE_HOST").isEmpty()
                && session.exists(ACCOUNT + "token");
    }

    private static String inPodServer(Session session) {
        return "https://"
                + session.variable("KUBERNETES_SERVICE_HOST")
                + ":"
                + session.variable("KUBERNETES_SERVICE_PORT");
    }

    private static long timeout(Arguments arguments) {
        var text = arguments.global("request-timeout");
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[0-9]+")) {
            return Long.parseLong(text) * 1_000_000_000L;
        }
        try {
            return Durations.parse(text).toNanos();
        } catch (UsageError _) {
            throw Failure.of(
                    "Invalid timeout value. Timeout must be a single integer in seconds, or an integer"
                            + " followed by a corresponding time unit (e.g. 1s | 2m | 3h)");
        }
    }
}
