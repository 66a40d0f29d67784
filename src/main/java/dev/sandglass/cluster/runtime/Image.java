package dev.sandglass.cluster.runtime;

import dev.sandglass.document.Recent;
import dev.sandglass.shell.FileNode;
import dev.sandglass.sim.Program;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A container image as a registry has it. Shared by all sandboxes, never changed, not part of
 * frozen state: state names images by repository and digest.
 *
 * @param repository the full name: {@code docker.io/library/nginx}
 * @param digest {@code sha256:…}, of the manifest
 * @param bytes what is downloaded, and what events and nodes say the size is
 * @param files the shared layer of its containers
 * @param programs what the files that can be executed are, by path
 */
public record Image(
        String repository,
        List<String> tags,
        String digest,
        long bytes,
        Defaults defaults,
        NavigableMap<String, FileNode> files,
        Map<String, Program> programs) {

    /**
     * What a container does when its spec does not say otherwise.
     *
     * @param user the numeric user that the image runs as
     * @param stopSignal {@code SIGTERM}, or what the image wants instead
     */
    public record Defaults(
            List<String> entrypoint,
            List<String> command,
            Map<String, String> environment,
            String folder,
            int user,
            String stopSignal) {}

    /** How a node names it by its digest: {@code docker.io/library/nginx@sha256:…}. */
    public String digestReference() {
        return Recent.word(repository + "@" + digest);
    }
}
