package dev.sandglass.cluster.runtime;

/** The machine that a runtime runs on. */
public record NodePlace(String name, String address) {}
