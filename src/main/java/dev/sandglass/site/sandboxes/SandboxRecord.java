package dev.sandglass.site.sandboxes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A sandbox as the lists of the site show it. The journal makes and removes these rows; here they are only read. */
@Entity
@Table(name = "sandbox")
public class SandboxRecord extends PanacheEntityBase {

    @Id public String id;
    public UUID learner;
    public String plan;
    public long seed;
    public String lesson;
    public Instant made;
    public Instant seen;

    /** A learner's sandboxes, the newest first. */
    public static List<SandboxRecord> of(UUID learner) {
        return list("learner = ?1 order by made desc", learner);
    }

    static long countOf(UUID learner) {
        return count("learner", learner);
    }
}
