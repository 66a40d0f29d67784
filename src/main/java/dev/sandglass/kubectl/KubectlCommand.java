package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/**
 * One command of kubectl.
 *
 * <p>{@link #run} is straight-line code that is run again from its beginning whenever it has waited: it meets the world
 * only through the {@link Session}, keeps nothing in fields, and must do the same when it is given the same answers.
 */
public interface KubectlCommand {

    Usage usage();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Failure to end with a message
     */
    int run(Arguments arguments, Session session);
}
