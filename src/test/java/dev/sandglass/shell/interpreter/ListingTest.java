package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** {@code ls -l}, whose dates no recording can have. */
class ListingTest {

    @Test
    void columnsAreAsWideAsTheyMustBe() {
        assertEquals(
                """
                total 16
                drwxr-xr-x 3 learner learner 4096 Jan  1 00:00 d
                -rw-r--r-- 1 learner learner    0 Jan  1 00:00 e
                -rw-r--r-- 1 learner learner 5000 Jan  1 00:00 f
                -rw-r--r-- 1 learner learner    2 Jan  1 00:00 g
                """,
                ShellWorld.run(
                        "mkdir w; cd w; head -c 5000 /dev/zero > f; mkdir -p d/x; : > e; echo a > g;"
                                + " ls -l"));
    }

    @Test
    void sizesAreRoundedUp() {
        assertEquals(
                "total 8.0K\n-rw-r--r-- 1 learner learner 4.9K Jan  1 00:00 f\n",
                ShellWorld.run("mkdir w; cd w; head -c 5000 /dev/zero > f; ls -lh"));
    }
}
