package dev.sandglass.kubectl;

import dev.sandglass.sim.Process;
import java.io.ByteArrayOutputStream;

/** One of the two outputs, which swallows what an earlier run has printed. */
final class Output {

    private final Process process;
    private final int descriptor;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private long toSwallow;
    private long printed;

    /**
     * @param printed how much an earlier run has printed
     */
    Output(Process process, int descriptor, long printed) {
        this.process = process;
        this.descriptor = descriptor;
        this.toSwallow = printed;
        this.printed = printed;
    }

    long printed() {
        return printed;
    }

    /** What was printed so far is not printed again by a later run. */
    void forget() {
        printed = 0;
    }

    void write(byte[] data) {
        var swallowed = (int) Math.min(toSwallow, data.length);
        toSwallow -= swallowed;
        held.write(data, swallowed, data.length - swallowed);
        printed += data.length - swallowed;
    }

    void flush() {
        if (held.size() > 0) {
            process.write(descriptor, held.toByteArray());
            held.reset();
        }
    }
}
