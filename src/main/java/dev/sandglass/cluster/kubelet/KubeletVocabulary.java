package dev.sandglass.cluster.kubelet;

import java.util.List;

/** The records of this package that stand in frozen state. */
public final class KubeletVocabulary {

    public static final List<Class<?>> TYPES =
            List.of(
                    Kubelet.State.class,
                    NodeKeeper.State.class,
                    PodWorker.State.class,
                    PodWorker.Stage.class,
                    PodWorker.PullResult.class,
                    PodView.class,
                    Task.class,
                    Actions.Kill.class,
                    Doing.class,
                    Doing.Stop.class,
                    ContainerStatuses.Reason.class,
                    Failures.State.class,
                    Backoffs.Entry.class,
                    Probe.class,
                    Probe.Result.class,
                    ProbeKind.class);

    private KubeletVocabulary() {}
}
