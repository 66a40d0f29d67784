package dev.sandglass.shell;

import dev.sandglass.sim.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs of a host, by the names and paths a shell finds them under. A facility of every host with a shell. */
public interface Toolbox {

    /**
     * The program of this name ({@code grep}) or path ({@code /bin/grep}), ready to start; null when there is none.
     *
     * @param arguments the whole command line, the name first
     */
    @Nullable Program find(String name, List<String> arguments);

    /** Where the program stands ({@code /usr/bin/grep}), or null. */
    @Nullable String path(String name);

    /** All names, for completion. */
    List<String> names();
}
