package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl config set-credentials}. */
final class SetCredentials implements KubectlCommand {

    private static final List<String> PLUGINS =
            List.of(
                    "auth-provider",
                    "auth-provider-arg",
                    "exec-command",
                    "exec-api-version",
                    "exec-arg",
                    "exec-env",
                    "exec-interactive-mode",
                    "exec-provide-cluster-info");

    private static final String SYNOPSIS =
            "NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile]"
                    + " [--token=bearer_token] [--username=basic_user] [--password=basic_password]"
                    + " [--auth-provider=provider_name] [--auth-provider-arg=key=value]"
                    + " [--exec-command=exec_command] [--exec-api-version=exec_api_version]"
                    + " [--exec-arg=arg] [--exec-env=key=value]";

    private static final Usage USAGE =
            ConfigCommands.usage("set-credentials", SYNOPSIS, "Make or change a user")
                    .about(
                            """
                            Make or change a user. What is not given stays as it is.

                             A user has a client certificate and its key, a token, or a name and a password.""")
                    .example(
                            "kubectl config set-credentials jane --client-certificate=jane.crt --client-key=jane.key",
                            "A user with a certificate")
                    .example(
                            "kubectl config set-credentials jane --client-certificate=jane.crt --embed-certs",
                            "Keep the certificate in the kubeconfig")
                    .example(
                            "kubectl config set-credentials bot --token=abc", "A user with a token")
                    .text("client-certificate", "", "File with the user's certificate.")
                    .text("client-key", "", "File with its key.")
                    .flag(
                            "embed-certs",
                            "",
                            "Keep certificate and key themselves, not the names of their files.")
                    .text("token", "", "The user's token.")
                    .text("username", "", "Name for basic authentication.")
                    .text("password", "", "Password for basic authentication.")
                    .text("auth-provider", "", "Plug-in that authenticates.")
                    .list("auth-provider-arg", "", "Its arguments: key=value.")
                    .text("exec-command", "", "Command that gives credentials.")
                    .text("exec-api-version", "", "API version that it speaks.")
                    .list("exec-arg", "", "Its arguments.")
                    .texts("exec-env", "", "Its environment: key=value.")
                    .text(
                            "exec-interactive-mode",
                            "",
                            "Whether it may ask: IfAvailable, Never or Always.")
                    .flag("exec-provide-cluster-info", "", "Tell it about the cluster.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().size() != 1) {
            session.write(dev.sandglass.kubectl.Help.page(USAGE));
            throw Failure.of("unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        if (PLUGINS.stream().anyMatch(arguments::has)) {
            throw NotYet.failure("plug-ins that authenticate");
        }
        var name = arguments.words().getFirst();
        check(name, arguments, session);
        var files = new ConfigFiles(arguments, session);
        var user = files.entries(ConfigFiles.USERS).getOrDefault(name, Document.EMPTY);
        files.put(ConfigFiles.USERS, name, changed(user, arguments, session));
        session.print("User " + GoQuote.quote(name) + " set.");
        return 0;
    }

    private static void check(String name, Arguments arguments, Session session) {
        if (name.isEmpty()) {
            throw Failure.of("you must specify a non-empty user name");
        }
        if (!arguments.text("token").isEmpty() && isBasic(arguments)) {
            throw Failure.of(
                    "you cannot specify more than one authentication method at the same time: --token,"
                            + " --username/--password");
        }
        if (!arguments.flag("embed-certs")) {
            return;
        }
        var certificate = arguments.text("client-certificate");
        var key = arguments.text("client-key");
        if (certificate.isEmpty() && key.isEmpty()) {
            throw Failure.of("you must specify a --client-certificate or --client-key to embed");
        }
        PemFiles.require("client-certificate", certificate, session);
        PemFiles.require("client-key", key, session);
    }

    private static boolean isBasic(Arguments arguments) {
        return !arguments.text("username").isEmpty() || !arguments.text("password").isEmpty();
    }

    private static Document changed(Document user, Arguments arguments, Session session) {
        var changed = user;
        for (var flag : List.of("client-certificate", "client-key")) {
            if (arguments.has(flag)) {
                changed = PemFiles.put(changed, flag, arguments, session);
            }
        }
        for (var flag : List.of("token", "username", "password")) {
            if (arguments.has(flag)) {
                changed = changed.put(flag, arguments.text(flag));
            }
        }
        if (!arguments.text("token").isEmpty()) {
            changed = changed.remove("username").remove("password");
        } else if (isBasic(arguments)) {
            changed = changed.remove("token");
        }
        return changed;
    }
}
