package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Tools that tell or count: {@code hostname}, {@code id}, {@code whoami}, {@code uname}, {@code printenv}, {@code seq}… */
final class Facts {

    private static final int NUMBERS_AT_MOST = 1_000_000;

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

    static Step seq(Process self) {
        var arguments = new java.util.ArrayList<>(self.arguments());
        for (var i = 1; i < arguments.size(); i++) {
            if (arguments.get(i).matches("-\\.?\\d.*")) {
                arguments.add(i, "--"); // a negative number is no switch
                break;
            }
        }
        var s = Switches.read(arguments, "w", "sf", "separator=s:", "equal-width=w");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var words = s.rest().stream().filter(word -> !word.equals("--")).toList();
        try {
            var first = words.size() > 1 ? new BigDecimal(words.getFirst()) : BigDecimal.ONE;
            var step = words.size() > 2 ? new BigDecimal(words.get(1)) : BigDecimal.ONE;
            var last = new BigDecimal(words.getLast());
            if (step.signum() == 0) {
                self.complain("seq: invalid Zero increment value: ‘" + words.get(1) + "’");
                self.complain("Try 'seq --help' for more information.");
                return Step.exit(1);
            }
            count(self, s, first, step, last);
            return Step.exit(0);
        } catch (NumberFormatException | java.util.NoSuchElementException _) {
            self.complain(
                    words.isEmpty()
                            ? "seq: missing operand"
                            : "seq: invalid floating point argument: ‘" + words.getLast() + "’");
            self.complain("Try 'seq --help' for more information.");
            return Step.exit(1);
        }
    }

    private static void count(
            Process self, Switches s, BigDecimal first, BigDecimal step, BigDecimal last) {
        var out = new StringBuilder();
        var separator = s.value("s", "\n");
        var width = s.has("w") ? Math.max(first.toString().length(), last.toString().length()) : 0;
        var n = first;
        for (var i = 0; i < NUMBERS_AT_MOST; i++) {
            if (step.signum() > 0 ? n.compareTo(last) > 0 : n.compareTo(last) < 0) {
                break;
            }
            var text = n.toPlainString();
            out.append(out.isEmpty() ? "" : separator);
            out.append("0".repeat(Math.max(0, width - text.length()))).append(text);
            n = n.add(step);
        }
        if (!out.isEmpty()) {
            self.print(out.toString());
        }
    }
}
