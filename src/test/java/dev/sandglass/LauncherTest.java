package dev.sandglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./sandglass} says on a machine that lacks something: one sentence, and an exit code. Each test runs a copy in a folder
 * of its own, on a PATH that holds only what it is given.
 */
class LauncherTest {

    private static final List<String> ALWAYS_THERE =
            List.of(
                    "sh",
                    "dirname",
                    "readlink",
                    "sed",
                    "head",
                    "tail",
                    "cat",
                    "find",
                    "sort",
                    "tr",
                    "xargs",
                    "cksum",
                    "mkdir",
                    "rm",
                    "cp",
                    "touch",
                    "grep",
                    "uname",
                    "id",
                    "tar",
                    "gzip",
                    "env");

    private record Result(int code, String out, String err) {}

    @TempDir Path machine;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(machine.resolve("bin"));
        Files.createDirectories(machine.resolve("project/target"));
        for (var name : ALWAYS_THERE) {
            for (var folder : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(folder + name))) {
                    install(tool(name), "exec " + folder + name + " \"$@\"");
                }
            }
        }
        var text = Files.readString(Path.of("sandglass"));
        // the folders in which every machine keeps its JDKs are empty on this one
        Files.writeString(
                machine.resolve("project/sandglass"),
                text.replace("/usr/lib/jvm", machine + "/jvm")
                        .replace("/usr/java", machine + "/x"));
        environment.put("PATH", machine.resolve("bin").toString());
        environment.put("HOME", machine.resolve("home").toString());
    }

    private Path tool(String name) {
        return machine.resolve("bin").resolve(name);
    }

    private void install(Path where, String script) throws IOException {
        Files.createDirectories(where.getParent());
        Files.writeString(where, "#!/bin/sh\n" + script + "\n");
        assertTrue(where.toFile().setExecutable(true));
    }

    private void installJdk(String version) throws IOException {
        var jdk = machine.resolve("jvm/jdk-" + version);
        install(jdk.resolve("bin/javac"), "exit 0");
        install(jdk.resolve("bin/java"), "echo \"java $*\"");
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    private Result run(String... words) throws IOException, InterruptedException {
        var out = machine.resolve("out").toFile();
        var err = machine.resolve("err").toFile();
        var builder =
                new ProcessBuilder("/bin/sh", machine.resolve("project/sandglass").toString());
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.redirectOutput(out).redirectError(err).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
        return new Result(
                process.exitValue(),
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        var help = run("help");
        assertEquals(0, help.code());
        for (var command :
                List.of("run", "test", "dev", "bench", "shell", "transcript", "format", "help")) {
            assertTrue(help.out().contains("\n  " + command + " "), command);
        }
        assertEquals(help, run());
        assertEquals(help, run("--help"));
    }

    @Test
    void anUnknownCommandIsSaid() throws Exception {
        var result = run("rum");
        assertEquals(2, result.code());
        assertTrue(result.err().startsWith("There is no command \"rum\".\nusage: "), result.err());
    }

    @Test
    void noJdk() throws Exception {
        var said =
                "Sandglass needs a JDK 25 or newer and found none: install one, or set JAVA_HOME to it.\n";
        assertEquals(new Result(1, "", said), run("run"));
        assertEquals(new Result(1, "", said), run("shell", "-c", "true"));
        installJdk("17");
        assertEquals(new Result(1, "", said), run("run"));
    }

    @Test
    void aJdkWithoutTheCompilerIsNone() throws Exception {
        installJdk("25");
        Files.delete(machine.resolve("jvm/jdk-25/bin/javac"));
        assertEquals(1, run("run").code());
    }

    @Test
    void noMaven() throws Exception {
        installJdk("17");
        installJdk("25");
        var said =
                "Sandglass is built by Maven and found none: install one (3.8 is enough to begin with).\n";
        assertEquals(new Result(1, "", said), run("run"));
    }

    @Test
    void anOldMavenThatCannotFetchANewerOne() throws Exception {
        installJdk("25");
        install(
                tool("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.8.7' && exit 0; echo 'no network'; exit 1");
        var result = run("run");
        var cache = machine + "/home/.cache/sandglass";
        assertEquals(1, result.code());
        assertEquals(
                "The Maven at hand is older than 3.9: fetching 3.9.16 through it, once …\n"
                        + "Maven 3.9.16 could not be fetched; the reason is in "
                        + cache
                        + "/fetch.log.\n",
                result.err());
        assertEquals("no network\n", Files.readString(Path.of(cache, "fetch.log")));
    }

    @Test
    void noNodeOrAnOldOne() throws Exception {
        installJdk("25");
        Files.createDirectories(machine.resolve("project/frontend"));
        Files.writeString(machine.resolve("project/frontend/package.json"), "{}");
        var none =
                "The page is built by Node 20 or newer and npm, and they are not here: install them.\n";
        assertEquals(new Result(1, "", none), run("run"));
        install(tool("npm"), "exit 0");
        assertEquals(new Result(1, "", none), run("run"));
        install(tool("node"), "case $1 in -p) echo 18 ;; -v) echo v18.19.0 ;; esac");
        var old =
                "The page is built by Node 20 or newer, and this one is v18.19.0: install a newer one.\n";
        assertEquals(new Result(1, "", old), run("run"));
    }

    @Test
    void aBuildThatFailsShowsItsEndAndNamesItsLog() throws Exception {
        installJdk("25");
        install(
                tool("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit 0; echo 'a; b'; exit 1");
        var result = run("run");
        assertEquals(1, result.code());
        assertTrue(
                result.err()
                        .endsWith(
                                "a; b\nBuilding the server failed; all of it is in "
                                        + machine
                                        + "/project/target/build.log.\n"),
                result.err());
    }

    @Test
    void noRoomOnTheDisk() throws Exception {
        installJdk("25");
        install(
                tool("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit 0; echo 'No space left on device'; exit 1");
        var result = run("run");
        assertEquals(1, result.code());
        assertTrue(
                result.err()
                        .endsWith(
                                "There is no room left on the disk for the build: make 2 GB free and try again.\n"),
                result.err());
    }

    /** The default {@code java} may be older: the newest that is looked for is somewhere else. */
    @Test
    void theJdkIsFoundBesideAnOlderDefault() throws Exception {
        installJdk("17");
        buildCli();
        install(tool("javac"), "exit 0");
        var result = run("shell", "-c", "true");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().endsWith("sandglass-cli.jar shell -c true\n"), result.out());
    }

    /** Without a locale, as in a container or below cron, Java reads the words of a command line as ASCII. */
    @Test
    void wordsAreUtf8WhereNoLocaleIsSet() throws Exception {
        buildCli();
        install(machine.resolve("jvm/jdk-25/bin/java"), "echo \"${LC_ALL-unset}\"");

        assertEquals("C.UTF-8\n", run("shell").out());
        environment.put("LANG", "POSIX");
        assertEquals("C.UTF-8\n", run("shell").out());
        environment.put("LANG", "de_DE.ISO-8859-1");
        assertEquals("unset\n", run("shell").out());
    }

    /** Builds nothing: what a build makes is there already. */
    private void buildCli() throws IOException {
        installJdk("25");
        Files.createDirectories(machine.resolve("project/target/cli"));
        Files.createDirectories(machine.resolve("project/src/main"));
        Files.createDirectories(machine.resolve("project/lessons"));
        Files.writeString(machine.resolve("project/pom.xml"), "");
        Files.writeString(machine.resolve("project/target/cli/sandglass-cli.jar"), "");
        Files.writeString(machine.resolve("project/target/.built-cli"), "");
    }
}
