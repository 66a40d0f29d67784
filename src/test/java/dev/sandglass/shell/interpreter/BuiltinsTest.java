package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltinsTest {

    @Test
    @SuppressWarnings("NullAway")
    void eachNameHasItsBuiltin() {
        for (var name : Builtins.names()) {
            try {
                Builtins.run(name, null, null, List.of(name));
            } catch (NullPointerException _) {
                // it looked at the shell
            }
        }
        assertNull(Builtins.find("nothing"));
        assertThrows(
                IllegalStateException.class, () -> Builtins.run("nothing", null, null, List.of()));
    }
}
