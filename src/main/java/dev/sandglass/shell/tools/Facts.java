package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;

/** Tools that tell or count: {@code hostname}, {@code id}, {@code whoami}, {@code uname}, {@code printenv}… */
final class Facts {

    private Facts() {}

    static Step hostname(Process self) {
        self.print(self.host().hostname());
        return Step.exit(0);
    }

    static Step whoami(Process self) {
        self.print(user(self));
        return Step.exit(0);
    }

    private static String user(Process self) {
        var user = self.variable("USER");
        return user.isEmpty() ? "root" : user;
    }

    static Step id(Process self) {
        var user = user(self);
        var number = user.equals("root") ? 0 : 1000;
        var words = self.arguments();
        var flag = words.size() > 1 ? words.get(1) : "";
        self.print(
                switch (flag) {
                    case "-u", "-g" -> Integer.toString(number);
                    case "-un", "-gn" -> user;
                    default ->
                            "uid=%1$d(%2$s) gid=%1$d(%2$s) groups=%1$d(%2$s)"
                                    .formatted(number, user);
                });
        return Step.exit(0);
    }

    static Step uname(Process self) {
        var words = self.arguments();
        var flag = words.size() > 1 ? words.get(1) : "-s";
        var release = "6.18.44-fc-v669"; // as the nodes' status says
        self.print(
                switch (flag) {
                    case "-r" -> release;
                    case "-m", "-p", "-i" -> "x86_64";
                    case "-n" -> self.host().hostname();
                    case "-a" ->
                            "Linux "
                                    + self.host().hostname()
                                    + " "
                                    + release
                                    + " #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux";
                    default -> "Linux";
                });
        return Step.exit(0);
    }

    static Step nproc(Process self) {
        self.print("2");
        return Step.exit(0);
    }

    static Step clear(Process self) {
        self.write(1, "\u001b[H\u001b[2J\u001b[3J".getBytes(StandardCharsets.UTF_8));
        return Step.exit(0);
    }

    static Step printenv(Process self) {
        var words = self.arguments();
        if (words.size() == 1) {
            self.environment().forEach((name, value) -> self.print(name + "=" + value));
            return Step.exit(0);
        }
        var code = 0;
        for (var name : words.subList(1, words.size())) {
            var value = self.environment().get(name);
            if (value == null) {
                code = 1;
            } else {
                self.print(value);
            }
        }
        return Step.exit(code);
    }
}
