package dev.sandglass.sim.net;

/** A line above a message, as it was sent: {@code Content-Type: text/plain}. */
public record Header(String name, String value) {}
