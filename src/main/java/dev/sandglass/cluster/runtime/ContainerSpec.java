package dev.sandglass.cluster.runtime;

import java.util.List;
import java.util.Map;

/**
 * What the kubelet asks the runtime to run.
 *
 * @param attempt how often this container of the Pod was started before
 * @param image the image as the Pod names it
 * @param command replaces the image's entrypoint, when not empty
 * @param arguments replace the image's command, when not empty
 * @param folder the working folder; empty for the image's
 * @param memoryLimit bytes; 0 for none
 */
public record ContainerSpec(
        String name,
        int attempt,
        String image,
        List<String> command,
        List<String> arguments,
        Map<String, String> environment,
        String folder,
        List<Mount> mounts,
        boolean stdin,
        boolean stdinOnce,
        boolean tty,
        String messagePath,
        boolean messageFromLog,
        String stopSignal,
        long memoryLimit,
        boolean readOnlyRoot) {

    ContainerSpec withEnvironment(Map<String, String> other) {
        return new ContainerSpec(
                name,
                attempt,
                image,
                command,
                arguments,
                other,
                folder,
                mounts,
                stdin,
                stdinOnce,
                tty,
                messagePath,
                messageFromLog,
                stopSignal,
                memoryLimit,
                readOnlyRoot);
    }

    /**
     * A volume of the sandbox, or a file or folder in it, shown at a path.
     *
     * @param subPath what of the volume is shown; empty for all
     */
    public record Mount(String volume, String path, boolean readOnly, String subPath) {}
}
