package dev.sandglass.api.wire;

/** A line above a message, its name in Go's canonical form: {@code Content-Type}. */
public record Header(String name, String value) {}
