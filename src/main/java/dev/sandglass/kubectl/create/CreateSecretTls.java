package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code kubectl create secret tls}. Checked is that the files hold PEM of the right sort; left out is whether the key
 * belongs to the certificate.
 */
public final class CreateSecretTls implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "secret tls",
                            "NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]")
                    .summary("Make a Secret with a certificate and its key")
                    .about("Make a Secret with a certificate and its private key, both PEM files.")
                    .example(
                            "kubectl create secret tls shop --cert=tls.crt --key=tls.key",
                            "From two files")
                    .flag("append-hash", "", "Add a hash of the data to the name.")
                    .text("cert", "", "File with the certificate.")
                    .text("key", "", "File with the private key.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        if (arguments.text("key").isEmpty() || arguments.text("cert").isEmpty()) {
            throw Failure.of("key and cert must be specified");
        }
        var certificate = read(arguments.text("cert"), session);
        var key = read(arguments.text("key"), session);
        check(
                new String(certificate, StandardCharsets.US_ASCII),
                new String(key, StandardCharsets.US_ASCII));
        var data =
                Document.of(
                        "tls.crt", Base64.getEncoder().encodeToString(certificate),
                        "tls.key", Base64.getEncoder().encodeToString(key));
        var object = CreateSecretGeneric.secret(creation.metadata(name), data, "kubernetes.io/tls");
        return creation.run(object, "secrets", true, "failed to create secret ");
    }

    private static byte[] read(String path, Session session) {
        try {
            return session.readFile(path);
        } catch (FileProblem e) {
            var words = e.reason().words();
            throw Failure.of(
                    "Cannot read file "
                            + path
                            + ", open "
                            + path
                            + ": "
                            + Character.toLowerCase(words.charAt(0))
                            + words.substring(1));
        }
    }

    private static void check(String certificate, String key) {
        if (!certificate.contains("-----BEGIN CERTIFICATE-----")) {
            throw Failure.of(
                    certificate.contains("PRIVATE KEY-----")
                            ? "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched"
                            : "tls: failed to find any PEM data in certificate input");
        }
        if (!key.contains("PRIVATE KEY-----")) {
            throw Failure.of(
                    key.contains("-----BEGIN CERTIFICATE-----")
                            ? "tls: found a certificate rather than a key in the PEM for the private key"
                            : "tls: failed to find any PEM data in key input");
        }
    }
}
