package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;

/** What came first: news of a cursor, bytes of standard input (none at its end), or another size of the terminal. */
public sealed interface Heard {

    record News(Batch batch) implements Heard {}

    record Input(byte[] data) implements Heard {}

    record Resized(WindowSize size) implements Heard {}
}
