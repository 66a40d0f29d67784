package dev.sandglass.cluster.images;

import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.shell.tools.Bash;
import dev.sandglass.shell.tools.Tools;
import dev.sandglass.sim.Program;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tools an image is built on, which decide what {@code exec -it … -- sh} shows: {@code / # } of busybox and Alpine,
 * {@code # } of Debian's {@code sh}, {@code root@pod:/# } of its {@code bash}, which the others do not have.
 *
 * @param tags of the image that have these tools, with commas between
 * @param programs in {@code /bin}, by name
 */
record Userland(String tags, Map<String, Program> programs) {

    /** Not in busybox or Alpine, as learners find out. */
    private static final List<String> DEBIANS = List.of("bash");

    private static final Map<String, Program> BUSYBOX = busyboxTools();

    private static Map<String, Program> busyboxTools() {
        var tools = new TreeMap<>(Tools.ALL);
        tools.keySet().removeAll(DEBIANS);
        tools.put("sh", new Bash(Dialect.ASH));
        tools.put("ash", new Bash(Dialect.ASH));
        return Collections.unmodifiableMap(tools);
    }

    static Map<String, Program> busybox() {
        return BUSYBOX;
    }

    static Map<String, Program> debian() {
        return Tools.ALL;
    }

    /** Debian's for most tags, busybox' for those that say {@code alpine}. */
    static List<Userland> of(String tags) {
        return Stream.of(
                        new Userland(kept(tags, tag -> !tag.contains("alpine")), debian()),
                        new Userland(kept(tags, tag -> tag.contains("alpine")), busybox()))
                .filter(userland -> !userland.tags().isEmpty())
                .toList();
    }

    private static String kept(String tags, Predicate<String> test) {
        return Arrays.stream(tags.split(",")).filter(test).collect(Collectors.joining(","));
    }
}
