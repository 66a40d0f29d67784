package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Tools that tell or count: {@code hostname}, {@code id}, {@code whoami}, {@code uname}, {@code printenv}… */
final class Facts {

    private Facts() {}

    static Step hostname(Process self) {
        var s = Switches.read(self.arguments(), "s", "", "short=s");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (!s.rest().isEmpty()) {
            self.complain("hostname: you must be root to change the host name");
            return Step.exit(1);
        }
        self.print(self.host().hostname());
        return Step.exit(0);
    }

    /** Whether the tool takes no operand and got one, which is complained about. */
    private static boolean hasOperand(Switches s, Process self) {
        if (s.rest().isEmpty()) {
            return false;
        }
        self.complain(s.tool() + ": extra operand ‘" + s.rest().getFirst() + "’");
        Switches.hint(self, s.tool());
        return true;
    }

    static Step arch(Process self) {
        var s = Switches.read(self.arguments(), "", "");
        if (s.areWrong(self) || hasOperand(s, self)) {
            return Step.exit(s.wrong() == null ? 1 : s.code(1));
        }
        self.print("x86_64");
        return Step.exit(0);
    }

    static Step groups(Process self) {
        var s = Switches.read(self.arguments(), "", "");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var code = 0;
        for (var name : s.rest()) {
            if (name.equals(user(self)) || name.equals("root")) {
                self.print(name + " : " + name);
            } else {
                self.complain("groups: ‘" + name + "’: no such user");
                code = 1;
            }
        }
        if (s.rest().isEmpty()) {
            self.print(user(self));
        }
        return Step.exit(code);
    }

    static Step whoami(Process self) {
        var s = Switches.read(self.arguments(), "", "");
        if (s.areWrong(self) || hasOperand(s, self)) {
            return Step.exit(s.wrong() == null ? 1 : s.code(1));
        }
        self.print(user(self));
        return Step.exit(0);
    }

    private static String user(Process self) {
        var user = self.variable("USER");
        return user.isEmpty() ? "root" : user;
    }

    static Step id(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "ugGnr",
                        "",
                        "group=g",
                        "groups=G",
                        "name=n",
                        "real=r",
                        "user=u");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var kinds = (s.has("u") ? 1 : 0) + (s.has("g") ? 1 : 0) + (s.has("G") ? 1 : 0);
        if (kinds > 1 || kinds == 0 && (s.has("n") || s.has("r"))) {
            self.complain(
                    kinds > 1
                            ? "id: cannot print \"only\" of more than one choice"
                            : "id: cannot print only names or real IDs in default format");
            return Step.exit(1);
        }
        var user = s.rest().isEmpty() ? user(self) : s.rest().getFirst();
        if (!user.equals(user(self)) && !user.equals("root")) {
            self.complain("id: ‘" + user + "’: no such user");
            return Step.exit(1);
        }
        var number = user.equals("root") ? 0 : 1000;
        self.print(
                kinds == 0
                        ? "uid=%1$d(%2$s) gid=%1$d(%2$s) groups=%1$d(%2$s)".formatted(number, user)
                        : s.has("n") ? user : Integer.toString(number));
        return Step.exit(0);
    }

    static Step uname(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "asnrvmpio",
                        "",
                        "all=a",
                        "hardware-platform=i",
                        "kernel-name=s",
                        "kernel-release=r",
                        "kernel-version=v",
                        "machine=m",
                        "nodename=n",
                        "operating-system=o",
                        "processor=p");
        if (s.areWrong(self) || hasOperand(s, self)) {
            return Step.exit(s.wrong() == null ? 1 : s.code(1));
        }
        var isAll = s.has("a");
        var words = new ArrayList<String>();
        var release = "6.18.44-fc-v669"; // as the nodes' status says
        for (var letter : "snrvmpio".split("")) {
            var isBare = s.given().isEmpty() && letter.equals("s");
            if (isAll && "pi".contains(letter) || !isAll && !isBare && !s.has(letter)) {
                continue;
            }
            words.add(
                    switch (letter) {
                        case "s" -> "Linux";
                        case "n" -> self.host().hostname();
                        case "r" -> release;
                        case "v" -> "#1 SMP PREEMPT_DYNAMIC";
                        case "m" -> "x86_64";
                        case "o" -> "GNU/Linux";
                        default -> "unknown";
                    });
        }
        self.print(String.join(" ", words));
        return Step.exit(0);
    }

    static Step nproc(Process self) {
        var s = Switches.read(self.arguments(), "", "", "all=all", "ignore=ignore:");
        if (s.areWrong(self) || hasOperand(s, self)) {
            return Step.exit(s.wrong() == null ? 1 : s.code(1));
        }
        var ignored = s.value("ignore", "0");
        if (!ignored.matches("\\d{1,9}")) {
            self.complain("nproc: invalid number: ‘" + ignored + "’");
            return Step.exit(1);
        }
        self.print(Integer.toString(Math.max(1, 2 - Integer.parseInt(ignored))));
        return Step.exit(0);
    }

    static Step clear(Process self) {
        self.write(1, "\u001b[H\u001b[2J\u001b[3J".getBytes(StandardCharsets.UTF_8));
        return Step.exit(0);
    }

    static Step printenv(Process self) {
        var s = Switches.read(self.arguments(), "0", "", "null=0");
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        var end = s.has("0") ? "\0" : "\n";
        if (s.rest().isEmpty()) {
            self.environment()
                    .forEach((name, value) -> Sieve.pass(name + "=" + value + end, false, self));
            return Step.exit(0);
        }
        var code = 0;
        for (var name : s.rest()) {
            var value = self.environment().get(name);
            if (value == null) {
                code = 1;
            } else {
                Sieve.pass(value + end, false, self);
            }
        }
        return Step.exit(code);
    }
}
