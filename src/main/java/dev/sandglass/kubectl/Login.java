package dev.sandglass.kubectl;

import dev.sandglass.api.Credential;
import java.nio.charset.StandardCharsets;

/** Asks for name and password where a kubeconfig has no credentials, as kubectl does. */
final class Login {

    private Login() {}

    static Credential ask(Session session) {
        session.write("Please enter Username: ");
        var name = line(session);
        session.write("Please enter Password: ");
        var password = line(session);
        session.write("\n");
        return new Credential.Token("basic " + name + ":" + password); // which no server knows
    }

    private static String line(Session session) {
        var line = new StringBuilder();
        while (line.indexOf("\n") < 0) {
            var data = session.readInput();
            if (data.length == 0) {
                throw Failure.of("EOF");
            }
            line.append(new String(data, StandardCharsets.UTF_8));
        }
        return line.substring(0, line.indexOf("\n"));
    }
}
