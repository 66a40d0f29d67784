package dev.sandglass.cluster.runtime;

/**
 * What the runtime says of one container. Moments are epoch nanoseconds, 0 when it has not come to
 * that.
 *
 * @param id 64 hexadecimal digits
 * @param image the whole name it was asked for by: {@code docker.io/library/nginx:1.27}
 * @param imageId by digest
 */
public record ContainerStatus(
        String id,
        String pod,
        String name,
        int attempt,
        String image,
        String imageId,
        Phase phase,
        long createdAt,
        long startedAt,
        long finishedAt,
        int exitCode,
        String reason,
        String message) {

    /** How far a container has come. */
    public enum Phase {
        CREATED,
        RUNNING,
        EXITED
    }

    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    public boolean hasExited() {
        return phase == Phase.EXITED;
    }

    ContainerStatus running(long now) {
        return new ContainerStatus(
                id,
                pod,
                name,
                attempt,
                image,
                imageId,
                Phase.RUNNING,
                createdAt,
                now,
                0,
                0,
                "",
                "");
    }

    ContainerStatus exited(long now, int code, String why, String said) {
        return new ContainerStatus(
                id,
                pod,
                name,
                attempt,
                image,
                imageId,
                Phase.EXITED,
                createdAt,
                startedAt,
                now,
                code,
                why,
                said);
    }
}
