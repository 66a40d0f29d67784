package dev.sandglass.cluster.runtime;

/**
 * What has come from a forwarded connection.
 *
 * @param next where to go on
 * @param problem why it ended; empty when it ended well or goes on
 */
public record ForwardHeard(byte[] bytes, long next, boolean ended, String problem) {}
