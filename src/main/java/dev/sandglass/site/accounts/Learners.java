package dev.sandglass.site.accounts;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows learners by the secret in their cookie, makes new ones, forgets those who stay away. */
@ApplicationScoped
public class Learners {

    /** The cookie's name. Its value is {@code ID.SECRET}. */
    public static final String COOKIE = "sandglass";

    static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);
    private static final Duration SEEN_EVERY = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    /** Cookies that were looked up lately: a page and its sockets need not ask the database each time. */
    private record Known(UUID learner, Instant lookedUp) {}

    private final SecureRandom dice = new SecureRandom();
    private final Map<String, Known> known =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** A new learner, as the value of a cookie. */
    @Transactional
    public Made make() {
        var secret = new byte[24];
        dice.nextBytes(secret);
        var learner = new Learner();
        learner.id = UUID.randomUUID();
        learner.secret = sha256(secret);
        learner.made = Instant.now();
        learner.seen = learner.made;
        learner.persist();
        var cookie =
                learner.id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        remember(cookie, learner.id);
        return new Made(learner.id, cookie);
    }

    /** A learner and the cookie that proves it. */
    public record Made(UUID id, String cookie) {}

    /** Whose cookie that is, if it is anybody's, without asking the database; empty when that would be needed. */
    public Optional<UUID> knownBy(String cookie) {
        synchronized (known) {
            return Optional.ofNullable(known.get(cookie))
                    .filter(it -> it.lookedUp().isAfter(Instant.now().minus(SEEN_EVERY)))
                    .map(Known::learner);
        }
    }

    /** Whose cookie that is, if it is anybody's. */
    @Transactional
    public Optional<UUID> by(String cookie) {
        var remembered = knownBy(cookie);
        if (remembered.isPresent()) {
            return remembered;
        }
        return read(cookie)
                .flatMap(
                        claim ->
                                Optional.ofNullable(Learner.<Learner>findById(claim.id()))
                                        .filter(
                                                it ->
                                                        MessageDigest.isEqual(
                                                                it.secret, sha256(claim.secret())))
                                        .map(
                                                it -> {
                                                    it.seen = Instant.now();
                                                    remember(cookie, it.id);
                                                    return it.id;
                                                }));
    }

    private record Claim(UUID id, byte[] secret) {}

    private static Optional<Claim> read(String cookie) {
        var dot = cookie.indexOf('.');
        if (dot < 0 || cookie.length() > 100) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(cookie.substring(0, dot));
            return Optional.of(
                    new Claim(id, Base64.getUrlDecoder().decode(cookie.substring(dot + 1))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private void remember(String cookie, UUID learner) {
        synchronized (known) {
            known.put(cookie, new Known(learner, Instant.now()));
        }
    }

    /** Whoever was not here for 30 days is forgotten, with all that is theirs. */
    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forget() {
        forgetThoseNotSeenSince(Instant.now().minus(FORGOTTEN_AFTER));
    }

    @Transactional
    public long forgetThoseNotSeenSince(Instant moment) {
        var gone = Learner.delete("seen < ?1", moment);
        Learner.getEntityManager()
                .createNativeQuery(
                        "DELETE FROM sandbox WHERE learner IS NOT NULL"
                                + " AND NOT EXISTS (SELECT FROM learner WHERE id = sandbox.learner)")
                .executeUpdate();
        for (var table : List.of("input", "frozen")) {
            Learner.getEntityManager()
                    .createNativeQuery(
                            "DELETE FROM "
                                    + table
                                    + " it WHERE NOT EXISTS"
                                    + " (SELECT FROM sandbox WHERE sandbox.id = it.sandbox)")
                    .executeUpdate();
        }
        if (gone > 0) {
            synchronized (known) {
                known.clear();
            }
        }
        return gone;
    }

    private static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
