package dev.sandglass.cluster.kubelet;

import java.util.List;

/** What is still to do in a sync, in order. */
sealed interface Task {

    /** Wait until all volumes are there. */
    record MountVolumes() implements Task {}

    /** End these containers. */
    record Kill(List<Actions.Kill> kills) implements Task {}

    /** End all containers and the sandbox. */
    record KillPod() implements Task {}

    /** Make a sandbox. */
    record MakeSandbox(int attempt) implements Task {}

    /** Start a container; when an init container cannot be started, nothing after it is tried. */
    record Start(String container, boolean isInit) implements Task {}
}
