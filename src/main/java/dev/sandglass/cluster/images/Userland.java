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
 * @param release what {@code /etc/os-release} says; empty where there is no such file
 */
record Userland(String tags, Map<String, Program> programs, String release) {

    static final String ALPINE =
            """
            NAME="Alpine Linux"
            ID=alpine
            PRETTY_NAME="Alpine Linux"
            """;

    /** Not in busybox or Alpine, as learners find out. */
    private static final List<String> DEBIANS = List.of("bash");

    /** What busybox has, too. */
    private static final String ABSENT_IN_BUSYBOX =
            "adduser bzip2 cksum dd df expand factor free ifconfig install ip killall lsof mkfifo mount "
                    + "netstat passwd pgrep ping pkill route split strings su sum telnet top traceroute "
                    + "truncate unexpand unzip uptime who";

    /** What Debian's smallest image has, too. */
    private static final String ABSENT_IN_DEBIAN =
            "adduser apt apt-cache apt-get apt-mark b2sum base32 cksum csplit dd df expand factor fmt "
                    + "getent install join locale lsblk mkfifo mount numfmt passwd perl pr sha224sum "
                    + "split su sum truncate tsort unexpand useradd who";

    private static final Map<String, Program> BUSYBOX = busyboxTools();
    private static final Map<String, Program> ALPINES = with(BUSYBOX, "apk");
    private static final Map<String, Program> DEBIAN = with(Tools.ALL, ABSENT_IN_DEBIAN);

    private static Map<String, Program> with(Map<String, Program> tools, String absent) {
        var all = new TreeMap<>(Tools.absent(absent));
        all.putAll(tools);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Program> busyboxTools() {
        var tools = new TreeMap<>(Tools.ALL);
        tools.keySet().removeAll(DEBIANS);
        tools.put("sh", new Bash(Dialect.ASH));
        tools.put("ash", new Bash(Dialect.ASH));
        return with(tools, ABSENT_IN_BUSYBOX);
    }

    static Userland busybox(String tags) {
        return new Userland(tags, BUSYBOX, "");
    }

    static Userland alpine(String tags) {
        return new Userland(tags, ALPINES, ALPINE);
    }

    /** Debian's tools, as they are in Ubuntu, too. */
    static Userland debian(String tags, String name, String id, String version) {
        var release =
                """
                PRETTY_NAME="%2$s %3$s"
                NAME="%2$s"
                VERSION_ID="%4$s"
                ID=%1$s
                """;
        var number = version.split(" ")[0];
        return new Userland(tags, DEBIAN, release.formatted(id, name, version, number));
    }

    /** With the Debian that most images stand on. */
    static Userland debian(String tags) {
        return debian(tags, "Debian GNU/Linux", "debian", "12 (bookworm)");
    }

    /** Debian's for most tags, busybox' for those that say {@code alpine}. */
    static List<Userland> of(String tags) {
        return Stream.of(
                        debian(kept(tags, tag -> !tag.contains("alpine"))),
                        alpine(kept(tags, tag -> tag.contains("alpine"))))
                .filter(userland -> !userland.tags().isEmpty())
                .toList();
    }

    private static String kept(String tags, Predicate<String> test) {
        return Arrays.stream(tags.split(",")).filter(test).collect(Collectors.joining(","));
    }
}
