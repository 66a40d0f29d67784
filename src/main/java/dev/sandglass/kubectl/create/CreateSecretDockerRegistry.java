package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.FieldOrder;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code kubectl create secret docker-registry}. */
public final class CreateSecretDockerRegistry implements KubectlCommand {

    private static final String KEY = ".dockerconfigjson";

    private static final Usage USAGE =
            Creation.usage(
                            "secret docker-registry",
                            "NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]")
                    .summary("Make a Secret with which images are pulled")
                    .about("Make a Secret with which the kubelet logs in to a registry of images.")
                    .example(
                            "kubectl create secret docker-registry reg --docker-server=registry.example.com --docker-username=me --docker-password=s3cret",
                            "For one registry")
                    .flag("append-hash", "", "Add a hash of the data to the name.")
                    .text("docker-email", "", "The account's mail address.")
                    .text("docker-password", "", "The account's password.")
                    .flags(
                            dev.sandglass.kubectl.usage.Flag.text(
                                            "docker-server", "", "The registry.")
                                    .or("https://index.docker.io/v1/"))
                    .text("docker-username", "", "The account's name.")
                    .list(
                            "from-file",
                            "",
                            "File with credentials as docker keeps them; key=file to name the key.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var data =
                arguments.texts("from-file").isEmpty()
                        ? Document.EMPTY.put(KEY, base64(credentials(arguments)))
                        : CreateSecretGeneric.encoded(
                                Sources.files("Secret", name, files(arguments), session));
        var object =
                CreateSecretGeneric.secret(
                        creation.metadata(name), data, "kubernetes.io/dockerconfigjson");
        return creation.run(object, "secrets", true, "failed to create secret ");
    }

    /** The files, under the name that the kubelet looks for when they were given none. */
    private static List<String> files(Arguments arguments) {
        return arguments.texts("from-file").stream()
                .map(file -> file.contains("=") ? file : KEY + "=" + file)
                .toList();
    }

    private static String credentials(Arguments arguments) {
        var user = arguments.text("docker-username");
        var password = arguments.text("docker-password");
        var server = arguments.text("docker-server");
        if (user.isEmpty() || password.isEmpty() || server.isEmpty()) {
            throw Failure.of(
                    "either --from-file or the combination of --docker-username, --docker-password and --docker-server is required");
        }
        var entry = Document.of("username", user, "password", password);
        if (!arguments.text("docker-email").isEmpty()) {
            entry = entry.put("email", arguments.text("docker-email"));
        }
        entry = entry.put("auth", base64(user + ":" + password));
        var config = Document.of("auths", Document.EMPTY.put(server, entry));
        var order = FieldOrder.of("username", "password", "email", "auth");
        return "{\"auths\":{"
                + Json.quote(server)
                + ":"
                + Json.write(config.child("auths").get(server), order)
                + "}}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
