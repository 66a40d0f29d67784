package dev.sandglass.desk;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.document.Document;
import dev.sandglass.document.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The administrator's kubeconfig as kubeadm writes it. */
final class Kubeconfig {

    private Kubeconfig() {}

    /** The file's text. */
    static String of(Authorities authorities) {
        return Yaml.write(document(authorities));
    }

    private static Document document(Authorities authorities) {
        var cluster =
                Document.of(
                        "certificate-authority-data",
                        base64(authorities.ca()),
                        "server",
                        Cluster.SERVER);
        var user =
                Document.of(
                        "client-certificate-data", base64(authorities.adminCertificate()),
                        "client-key-data", base64(authorities.adminKey()));
        var context = Document.of("cluster", "kubernetes", "user", "kubernetes-admin");
        var name = "kubernetes-admin@kubernetes";
        return Document.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "clusters",
                List.of(Document.of("cluster", cluster, "name", "kubernetes")),
                "contexts",
                List.of(Document.of("context", context, "name", name)),
                "current-context",
                name,
                "users",
                List.of(Document.of("name", "kubernetes-admin", "user", user)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
