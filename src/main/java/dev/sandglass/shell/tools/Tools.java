package dev.sandglass.shell.tools;

import dev.sandglass.sim.Program;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All tools by name, as a Linux workstation has them. Where they stand: {@code /usr/bin}. */
public final class Tools {

    /** By name, ready to start. */
    public static final Map<String, Program> ALL =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("bash", new Bash()),
                            Map.entry("sh", new Bash()),
                            Map.entry("sleep", new Sleep())));

    /** The types of tools that stand in frozen state. */
    public static final List<Class<?>> TYPES = List.of(Bash.class, Sleep.class);

    private Tools() {}
}
