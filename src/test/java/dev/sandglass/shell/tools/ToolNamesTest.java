package dev.sandglass.shell.tools;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ToolNamesTest {

    @Test
    @SuppressWarnings("NullAway")
    void eachNameHasItsTool() {
        for (var name : Tools.ALL.keySet()) {
            if (Tools.ALL.get(name) instanceof Tool) {
                try {
                    Tools.start(name, null);
                } catch (NullPointerException _) {
                    // it looked at its command line
                }
            }
        }
        assertThrows(IllegalStateException.class, () -> Tools.start("nothing", null));
    }
}
