package dev.sandglass.cluster.runtime;

import dev.sandglass.cluster.network.Resolver;
import java.util.List;

/** The records of this package that stand in frozen state. */
public final class RuntimeVocabulary {

    public static final List<Class<?>> TYPES =
            List.of(
                    ContainerRuntime.State.class,
                    ImageStore.State.class,
                    ImageStore.Pull.class,
                    Sandbox.State.class,
                    SandboxStatus.class,
                    Resolver.class,
                    Container.State.class,
                    ContainerSpec.class,
                    ContainerSpec.Mount.class,
                    ContainerStatus.class,
                    ContainerStatus.Phase.class,
                    LogBook.State.class,
                    Volume.State.class,
                    Execs.State.class,
                    Session.State.class,
                    Forwards.State.class,
                    Forwarded.class,
                    Streams.Log.class,
                    Streams.Console.class,
                    Streams.LoggedTerminal.class,
                    Streams.Exec.class);

    private RuntimeVocabulary() {}
}
