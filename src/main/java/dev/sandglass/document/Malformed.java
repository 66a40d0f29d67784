package dev.sandglass.document;

/**
 * Text or bytes that cannot be read. The message is what Go's readers say of it, word for word, for
 * it is shown to learners.
 */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    public Malformed(String message) {
        this(message, -1);
    }

    public Malformed(String message, int offset) {
        super(message, null, false, false); // bad input is ordinary: no stack trace to pay for
        this.offset = offset;
    }

    /** Bytes read when the fault was seen; -1 when unknown. */
    public int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
