package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool does costs its input times a small factor: each of these lines took minutes, or gigabytes. */
class CostTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "{ seq 20000; head -c 4000000 /dev/zero; } | od | tail -1 § 500 § 17531136",
                "seq 1000000 | head -n -500000 | tail -1 § 150 § 500000",
                "head -c 9000000 /dev/zero | tr '\\0' x | head -c -8000000 | wc -c § 200 § 1000000",
                "seq 30000 | uniq -f 999999999 -s 999999999 | wc -l § 100 § 1",
                "head -c 4000000 /dev/zero | cut -b \"$(seq -s, 1 2 40000)\" | wc -c § 700 § 20001",
                "seq 100000 | while read x; do :; done; echo on § 1200 § on",
                "printf '%048d' 0 | tr 0 '*' | od -An -c § 100 §"
                        + "    *   *   *   *   *   *   *   *   *   *   *   *   *   *   *   *⏎ *",
            })
    void costsALittle(String script, long megabytes, String prints) {
        assertTimeoutPreemptively(SOON, () -> check(script, megabytes, prints));
    }

    private static void check(String script, long megabytes, String prints) {
        var thread = Thread.currentThread().threadId();
        var before = THREADS.getThreadAllocatedBytes(thread);
        var printed = ShellWorld.run(script).strip().replace("\n", "⏎ ");
        var allocated = (THREADS.getThreadAllocatedBytes(thread) - before) >> 20;
        assertEquals(prints, printed);
        assertTrue(allocated <= megabytes, () -> script + ": " + allocated + " MiB");
    }
}
