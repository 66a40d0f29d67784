package dev.sandglass.cluster.client;

import dev.sandglass.api.ObjectKey;
import java.util.List;

/** The records of this package that stand in frozen state. */
public final class ClientVocabulary {

    public static final List<Class<?>> TYPES =
            List.of(
                    ObjectKey.class,
                    WorkQueue.State.class,
                    Workbench.State.class,
                    ReconcileLoop.State.class,
                    EventRecorder.State.class,
                    EventCorrelator.State.class,
                    EventCorrelator.Similar.class,
                    EventCorrelator.Said.class,
                    EventCorrelator.Allowance.class,
                    LeaderLease.State.class,
                    SeriesRecorder.State.class,
                    SeriesRecorder.Series.class);

    private ClientVocabulary() {}
}
