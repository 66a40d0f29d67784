package dev.sandglass.sim;

/**
 * A running program as a small machine: it is resumed with what it waited for and answers with what it wants next.
 *
 * <p>Implementations are records: their state freezes for free (list them in the vocabulary of their package). One
 * resumption should be short; a long computation returns {@link Step#again} now and then, so that an endless loop
 * starves nobody.
 *
 * <pre>
 *   record Ticker(int ticks) implements Program {
 *       public Step on(Wake wake, Process self) {
 *           return switch (wake) {
 *               case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
 *               default -> {
 *                   self.print("tick " + ticks);
 *                   yield Step.sleep(Duration.ofSeconds(1), new Ticker(ticks + 1));
 *               }
 *           };
 *       }
 *   }
 * </pre>
 */
@FunctionalInterface
public interface Program {

    /** Goes on from this state, and says what to wait for and in which state. */
    Step on(Wake wake, Process self);

    /**
     * Whether this program, in this state, has a handler for the signal. It matters for the first process of a container
     * only: Linux keeps signals without a handler from it, so {@code sleep} as process 1 outlives SIGTERM.
     */
    default boolean handles(Signal signal) {
        return false;
    }
}
