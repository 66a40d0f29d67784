package dev.sandglass.site.wire;

import dev.sandglass.api.wire.ClientProof;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets client certificates through, for the clusters to judge; nobody is logged in to the site by one. */
@ApplicationScoped
class AnyClientCertificate implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setClientAuth(ClientAuth.REQUEST);
        options.setTrustOptions(TrustOptions.wrap(ClientProof.judgedLater()));
    }
}
