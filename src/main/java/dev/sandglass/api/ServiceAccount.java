package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 ServiceAccount}. */
public record ServiceAccount(Document document) implements Typed {

    public static final Resource<ServiceAccount> RESOURCE =
            new Resource<>("serviceaccounts", "v1", "ServiceAccount", true, ServiceAccount::new);
}
