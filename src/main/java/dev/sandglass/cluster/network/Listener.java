package dev.sandglass.cluster.network;

/** A process that listens at an address and port. */
record Listener(String host, int pid) {}
