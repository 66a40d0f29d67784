package dev.sandglass.site.operations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PostgreSQL that was killed has left behind. */
class EmbeddedDatabaseTest {

    @TempDir Path folder;

    private Path pidFile(String content) throws IOException {
        return Files.writeString(folder.resolve("postmaster.pid"), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                " \n/var/lib\n",
                "12x\n",
                "-7\n",
                "0\n",
                "\u0000\u0000\u00ff",
                "123456789012345678901234\n",
                "999999999\n/var/lib\n"
            })
    void aPidFileOfNobodyIsTakenAway(String content) throws IOException {
        var file = pidFile(content);

        EmbeddedDatabase.stopOrphan(file);

        assertFalse(Files.exists(file));
    }

    /** Its number may belong to anybody by now. */
    @Test
    void aStrangerLivesOn() throws IOException {
        var me = ProcessHandle.current();

        EmbeddedDatabase.stopOrphan(pidFile(me.pid() + "\n"));

        assertTrue(me.isAlive());
    }

    @Test
    void noPidFileIsFine() throws IOException {
        EmbeddedDatabase.stopOrphan(folder.resolve("postmaster.pid"));
    }
}
