package dev.sandglass.desk;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.List;
import java.util.Objects;

/**
 * A fork before it is made: what it is made from, and what makes it another. It is written down in no time, while making and
 * freezing it takes some; whoever thaws it makes it, and always the same.
 *
 * @param until the moment to which its time passes at once
 * @param state the template's, frozen as the difference to the base that both have
 */
record Fork(long seed, Authorities authorities, long until, byte[] state) {

    private static final Vocabulary WORDS =
            new Vocabulary().addAll(List.of(Fork.class, Authorities.class));

    byte[] freeze() {
        return Packing.mark(Freezer.freeze(this, WORDS, Base.EMPTY));
    }

    static boolean isOne(byte[] bytes) {
        return Packing.isMarked(bytes);
    }

    static Fork thaw(byte[] bytes) {
        var thawed = Thawer.thaw(Packing.unmark(bytes), WORDS, Base.EMPTY);
        return (Fork) Objects.requireNonNull(thawed);
    }
}
