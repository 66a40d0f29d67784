package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code kubectl edit} with the editor of the desk, frozen between the keys. */
class EditorTest {

    private final Interrupted desk = new Interrupted(Interrupted.NEVER);

    private void drive() {
        desk.drive(1);
        desk.freezeAndThaw();
    }

    private void enter(String line) {
        desk.enter("main", line);
        drive();
    }

    private String screen() {
        return desk.screen("main");
    }

    @Test
    void anObjectIsChangedInVi() {
        enter("kubectl create configmap conf --from-literal=color=blue");
        enter("kubectl edit configmap conf; echo edited $?");
        assertTrue(screen().contains("  color: blue"), screen());
        for (var keys : new String[] {"/blue\r", "cw", "red", "\u001b", ":w", "q\r"}) {
            desk.type("main", keys);
            drive();
        }
        drive();
        enter("kubectl get configmap conf -o jsonpath='{.data.color}{\"\\n\"}'");
        assertTrue(screen().contains("configmap/conf edited\r\nedited 0\r\n"), screen());
        assertTrue(screen().contains("\r\nred\r\n"), screen());
    }
}
