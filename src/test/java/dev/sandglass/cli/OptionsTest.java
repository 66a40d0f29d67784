package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What may stand behind {@code ./sandglass shell}, and what is said to what may not. */
class OptionsTest {

    private static void assertRefused(String complaint, String... words) {
        assertEquals(complaint, Options.read(words).complaint());
    }

    @Test
    void everyOption() {
        var options =
                Options.read(
                        new String[] {
                            "shell",
                            "--plan",
                            "standard",
                            "--seed=-7",
                            "--lesson",
                            "a/b",
                            "--speed",
                            "10x",
                            "-c",
                            "kubectl get nodes"
                        });
        assertNull(options.complaint());
        assertEquals("kubectl get nodes", options.text());
        assertEquals(-7L, options.seed());
        assertEquals("a/b", options.lesson());
        assertEquals(10, options.speed());
        assertEquals("list.txt", Options.read(new String[] {"transcript", "list.txt"}).file());
        assertEquals("-", Options.read(new String[] {"transcript", "-"}).file());
    }

    @Test
    void help() {
        assertEquals("help", Options.read(new String[] {"shell", "--help"}).command());
        assertEquals("help", Options.read(new String[] {"transcript", "-h"}).command());
        for (var name : new String[] {"--plan", "--seed", "--lesson", "--speed", "-c"}) {
            assertTrue(Options.HELP.contains(name), name);
        }
    }

    @Test
    void refusals() {
        assertRefused("say shell, transcript or lesson check");
        assertRefused("say shell, transcript or lesson check", "shall");
        assertRefused(
                "there is no option --sped; --help shows those that there are",
                "shell",
                "--sped",
                "2");
        assertRefused("-c needs a value", "shell", "-c");
        assertRefused("there is no plan large; there is standard", "shell", "--plan", "large");
        assertRefused("--seed needs a whole number, not x", "shell", "--seed", "x");
        assertRefused("--seed needs a whole number, not ", "shell", "--seed=");
        assertRefused("--speed needs a number above 0, not fast", "shell", "--speed", "fast");
        assertRefused("--speed needs a number above 0, not 0", "shell", "--speed", "0");
        assertRefused("--speed needs a number above 0, not -1", "shell", "--speed", "-1");
        assertRefused("one file at a time, not also b", "shell", "a", "b");
        assertRefused("-c 'COMMANDS' is for shell, without a file", "shell", "-c", "x", "a");
        assertRefused("-c 'COMMANDS' is for shell, without a file", "transcript", "-c", "x");
    }
}
