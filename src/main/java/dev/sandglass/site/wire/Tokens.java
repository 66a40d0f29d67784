package dev.sandglass.site.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The administrator's token of each cluster, which its downloaded kubeconfig carries: a signature of the sandbox's id, so
 * that none has to be kept. Upstream's concept: a static token file.
 */
@ApplicationScoped
class Tokens {

    private static final String SECRET = "door-secret";

    private final DataSource database;
    private volatile byte[] secret;

    Tokens(DataSource database) {
        this.database = database;
    }

    /** Asks the database the first time. */
    String of(String sandbox) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            var signature = mac.doFinal(sandbox.getBytes(StandardCharsets.UTF_8));
            return "sandglass-" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean areAtHand() {
        return secret != null;
    }

    boolean isOf(String sandbox, String token) {
        return token.startsWith("sandglass-")
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        of(sandbox).getBytes(StandardCharsets.UTF_8));
    }

    /** One for all servers on this database; whoever comes first makes it. */
    private byte[] secret() {
        var known = secret;
        if (known != null) {
            return known;
        }
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
                var select = connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
            insert.setString(1, SECRET);
            insert.setBytes(2, fresh);
            insert.executeUpdate();
            select.setString(1, SECRET);
            try (var rows = select.executeQuery()) {
                rows.next();
                secret = rows.getBytes(1);
                return secret;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the door's secret cannot be read", e);
        }
    }
}
