package dev.sandglass.cluster.runtime;

/**
 * What the runtime says of the sandbox of a Pod: the network and the volumes that its containers
 * share.
 *
 * @param pod the Pod's uid
 * @param hostname what its containers are called
 * @param address empty when it has ended
 */
public record SandboxStatus(
        String id,
        String pod,
        String namespace,
        String podName,
        String hostname,
        String address,
        boolean isOnHostNetwork,
        int attempt,
        long createdAt,
        boolean isReady) {

    SandboxStatus stopped() {
        return new SandboxStatus(
                id,
                pod,
                namespace,
                podName,
                hostname,
                "",
                isOnHostNetwork,
                attempt,
                createdAt,
                false);
    }
}
