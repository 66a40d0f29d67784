package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import java.util.function.Consumer;

/** Something that must be true after every write. Throws when it is not. */
public interface Invariant extends Consumer<Change> {}
