package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config set-cluster}. */
final class SetCluster implements KubectlCommand {

    private static final String CA = "certificate-authority";
    private static final String INSECURE = "insecure-skip-tls-verify";
    private static final String SYNOPSIS =
            "NAME [--server=server] [--certificate-authority=path/to/certificate/authority]"
                    + " [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]";

    private static final Usage USAGE =
            ConfigCommands.usage("set-cluster", SYNOPSIS, "Make or change a cluster")
                    .about("Make or change a cluster. What is not given stays as it is.")
                    .example(
                            "kubectl config set-cluster test --server=https://1.2.3.4",
                            "Change the address")
                    .example(
                            "kubectl config set-cluster test --embed-certs --certificate-authority=ca.crt",
                            "Keep the authority's certificate in the kubeconfig")
                    .text(CA, "", "File with the certificate of the cluster's authority.")
                    .flag(
                            "embed-certs",
                            "",
                            "Keep the certificate itself, not the name of its file.")
                    .flag(INSECURE, "", "Trust any server.")
                    .text("proxy-url", "", "Address of a proxy.")
                    .text("server", "", "Address of the API server.")
                    .text(
                            "tls-server-name",
                            "",
                            "The name that the server's certificate must have.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        ConfigCommands.require(1, arguments, session);
        var name = arguments.words().getFirst();
        check(name, arguments, session);
        var files = new ConfigFiles(arguments, session);
        var cluster =
                files.entries(ConfigFiles.CLUSTERS).getOrDefault(name, Document.of("server", ""));
        files.put(ConfigFiles.CLUSTERS, name, changed(cluster, arguments, session));
        session.print("Cluster " + GoQuote.quote(name) + " set.");
        return 0;
    }

    private static void check(String name, Arguments arguments, Session session) {
        if (name.isEmpty()) {
            throw Failure.of("you must specify a non-empty cluster name");
        }
        if (arguments.flag(INSECURE) && !arguments.text(CA).isEmpty()) {
            throw Failure.of(
                    "you cannot specify a certificate authority and insecure mode at the same time");
        }
        if (!arguments.flag("embed-certs")) {
            return;
        }
        if (arguments.text(CA).isEmpty()) {
            throw Failure.of("you must specify a --certificate-authority to embed");
        }
        PemFiles.require(CA, arguments.text(CA), session);
    }

    private static Document changed(Document cluster, Arguments arguments, Session session) {
        var changed = cluster;
        if (arguments.has("server")) {
            changed = changed.put("server", arguments.text("server")).remove("tls-server-name");
        }
        if (arguments.has("tls-server-name")) {
            changed = changed.put("tls-server-name", arguments.text("tls-server-name"));
        }
        if (arguments.has(INSECURE)) {
            changed =
                    arguments.flag(INSECURE)
                            ? changed.put(INSECURE, true).remove(CA).remove(CA + "-data")
                            : changed.remove(INSECURE);
        }
        if (arguments.has(CA)) {
            changed = PemFiles.put(changed, CA, arguments, session).remove(INSECURE);
        }
        return arguments.has("proxy-url")
                ? changed.put("proxy-url", arguments.text("proxy-url"))
                : changed;
    }
}
