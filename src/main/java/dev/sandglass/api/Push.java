package dev.sandglass.api;

/** What a client of exec or attach sends. */
public sealed interface Push {

    /** Bytes for standard input. */
    record Input(byte[] data) implements Push {}

    /** Standard input has ended. */
    record EndOfInput() implements Push {}

    /** The terminal has another size. */
    record Resize(int columns, int rows) implements Push {}

    /** The client is gone. */
    record HangUp() implements Push {}
}
