package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.create.RunAttached;
import java.util.List;

/** The marks of the commands of this package that stand in a frozen kubectl. */
public final class WriteTypes {

    public static final List<Class<?>> ALL =
            List.of(
                    Deletions.Left.class,
                    Deletions.Waiting.class,
                    Drain.State.class,
                    Evictions.Progress.class,
                    Evictions.Work.class,
                    Evictions.Stage.class,
                    RunAttached.State.class);

    private WriteTypes() {}
}
