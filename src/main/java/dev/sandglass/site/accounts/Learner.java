package dev.sandglass.site.accounts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody who learns here. Without a name: whoever has the secret is this learner. */
@Entity
@Table(name = "learner")
public class Learner extends PanacheEntityBase {

    @Id public UUID id;

    /** SHA-256 of the secret in the cookie; the secret itself is nowhere here. */
    public byte[] secret;

    public Instant made;

    /** Renewed at most once an hour. */
    public Instant seen;
}
