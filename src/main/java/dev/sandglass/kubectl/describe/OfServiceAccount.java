package dev.sandglass.kubectl.describe;

/** ServiceAccounts and what they pull images with. */
final class OfServiceAccount implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var account = lookup.get(Workloads.path("", "serviceaccounts", namespace, name));
        var events = lookup.events(account, "ServiceAccount", account.text("metadata.uid"));
        page.head(account);
        var title = "Image pull secrets:";
        var secrets =
                account.items("imagePullSecrets").documents().map(s -> s.text("name")).toList();
        if (secrets.isEmpty()) {
            page.line(title + "\t<none>");
        }
        for (var secret : secrets) {
            page.line(title + "\t" + secret);
            title = " ".repeat("Image pull secrets:".length());
        }
        page.events(events);
    }
}
