package dev.sandglass.kubectl;

import java.util.ArrayList;
import java.util.List;

/** Pieces of work of which one may fail without stopping the others, as upstream's ContinueOnErrorVisitor. */
final class Attempts {

    private final boolean goesOn;
    private final List<Failure> failures = new ArrayList<>();

    /**
     * @param goesOn whether failures are kept to the end; else the first ends everything
     */
    Attempts(boolean goesOn) {
        this.goesOn = goesOn;
    }

    void attempt(Runnable work) {
        try {
            work.run();
        } catch (Failure failure) {
            if (!goesOn) {
                throw failure;
            }
            if (failure instanceof Failures several) {
                failures.addAll(several.all());
            } else {
                failures.add(failure);
            }
        }
    }

    void throwFailures() {
        Failures.throwIfAny(failures);
    }
}
