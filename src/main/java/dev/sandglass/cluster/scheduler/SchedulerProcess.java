package dev.sandglass.cluster.scheduler;

import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.LeaderLease;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.client.Workbench;

/** The kube-scheduler of a cluster: the scheduler and its Lease, which start and stop as one. */
public final class SchedulerProcess {

    private static final String COMPONENT = "scheduler";
    private static final String USER = "system:kube-scheduler";

    private final Surroundings around;
    private final LeaderLease lease;
    private final String part;

    /**
     * A scheduler that stands still until it is started or thawed.
     *
     * @param host the node that it runs on
     */
    public SchedulerProcess(Surroundings around, String host) {
        this.around = around;
        this.part = around.part(COMPONENT);
        this.lease = new LeaderLease(around, "kube-scheduler", Client.component(USER));
        Words.addRecorder(around, part, host);
        around.add(part, this::make);
    }

    private Scheduler make() {
        var bench =
                new Workbench(
                        around,
                        COMPONENT,
                        Client.component(USER),
                        "kube-scheduler/v1.35.2",
                        new EventRecorder.Source(Scheduler.NAME, ""));
        return new Scheduler(bench, new Words(bench));
    }

    private Scheduler scheduler() {
        return (Scheduler) around.timeline().part(part);
    }

    /** Goes on in a cluster that has been running: as the leader that it has. */
    public void goOn() {
        lease.goOn();
        scheduler().start();
    }

    /**
     * Begins as the process does, beside an API server that is up.
     *
     * @param start how often it was started before
     */
    public void start(String host, long start) {
        scheduler().speakNewer();
        lease.start(host, start);
        scheduler().start();
    }

    /** Ends as the process does. */
    public void stop() {
        lease.stop();
        scheduler().stop();
    }
}
