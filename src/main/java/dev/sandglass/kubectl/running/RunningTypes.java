package dev.sandglass.kubectl.running;

import java.util.List;

/** The marks of the commands of this package that stand in a frozen kubectl. */
public final class RunningTypes {

    public static final List<Class<?>> ALL =
            List.of(
                    LogStreams.Following.class,
                    LogStreams.Followed.class,
                    Streaming.Open.class,
                    Debug.Waiting.class,
                    Forwarding.Ports.class,
                    Forwarding.Carried.class,
                    Forwarding.State.class,
                    Proxying.Flow.class,
                    Proxying.State.class);

    private RunningTypes() {}
}
