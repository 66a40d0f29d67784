package dev.sandglass.kubectl.describe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Secrets: which keys, how long, but not what; only a service account's token is shown. */
final class OfSecret implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var secret = lookup.get(Workloads.path("", "secrets", namespace, name));
        var type = secret.text("type");
        page.head(secret);
        page.line("").field("Type", type).line("").line("Data").line("====");
        secret.child("data")
                .forEach(
                        (key, value) -> {
                            var bytes = Base64.getDecoder().decode(String.valueOf(value));
                            var isToken =
                                    key.equals("token")
                                            && type.equals("kubernetes.io/service-account-token");
                            page.field(
                                    key,
                                    isToken
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                            : bytes.length + " bytes");
                        });
    }
}
