package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.api.Pod;
import dev.sandglass.document.Document;

/**
 * What a Pod asks for, as the scheduler counts it.
 *
 * <pre>
 *   containers 1 + 1, sidecar 1, init container 4      max(1 + 1 + 1, 1 + 4) = 5
 * </pre>
 *
 * @param asked what is written
 * @param cpuForScore with 100m for each container that says nothing
 * @param memoryForScore with 200Mi for each container that says nothing
 */
public record Requests(Amounts asked, long cpuForScore, long memoryForScore) {

    private static final long CPU_UNSAID = 100;
    private static final long MEMORY_UNSAID = 200L << 20;

    public static Requests of(Pod pod) {
        var asked = sum(pod, 0, 0);
        var forScore = sum(pod, CPU_UNSAID, MEMORY_UNSAID);
        return new Requests(asked, forScore.get(Amounts.CPU), forScore.get(Amounts.MEMORY));
    }

    private static Amounts sum(Pod pod, long cpuUnsaid, long memoryUnsaid) {
        var running = new Amounts();
        for (var item : pod.containers()) {
            running.add(of((Document) item, cpuUnsaid, memoryUnsaid));
        }
        var sidecars = new Amounts();
        var starting = new Amounts();
        for (var item : pod.initContainers()) {
            var container = (Document) item;
            var own = of(container, cpuUnsaid, memoryUnsaid);
            if (container.text("restartPolicy").equals("Always")) {
                sidecars.add(own);
                starting.raise(sidecars);
            } else {
                own.add(sidecars);
                starting.raise(own);
            }
        }
        running.add(sidecars);
        running.raise(starting);
        var whole = Amounts.of(pod.document().child("spec.resources.requests"));
        for (var resource : whole.resources()) {
            running.put(resource, whole.get(resource));
        }
        running.add(Amounts.of(pod.document().child("spec.overhead")));
        return running;
    }

    private static Amounts of(Document container, long cpuUnsaid, long memoryUnsaid) {
        var own = Amounts.of(container.child("resources.requests"));
        if (cpuUnsaid > 0 && !own.has(Amounts.CPU)) {
            own.put(Amounts.CPU, cpuUnsaid);
        }
        if (memoryUnsaid > 0 && !own.has(Amounts.MEMORY)) {
            own.put(Amounts.MEMORY, memoryUnsaid);
        }
        return own;
    }
}
