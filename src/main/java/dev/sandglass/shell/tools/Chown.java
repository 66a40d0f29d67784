package dev.sandglass.shell.tools;

import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code chown}: lets files belong to whom they belong to; files here cannot be given away. */
final class Chown {

    private Chown() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "RvfhHLP", "", "recursive=R");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().size() < 2) {
            self.complain("chown: missing operand");
            self.complain("Try 'chown --help' for more information.");
            return Step.exit(1);
        }
        var owner = s.rest().getFirst().split("[:.]")[0];
        var code = 0;
        for (var name : s.rest().subList(1, s.rest().size())) {
            var path = Files.resolve(self.folder(), name);
            if (!self.facility(Files.class).exists(path)) {
                self.complain("chown: cannot access '" + name + "': No such file or directory");
                code = 1;
            } else if (!isOwner(owner, path)) {
                self.complain(
                        "chown: '"
                                + name
                                + "': giving files to others does not exist in this sandbox yet");
                code = 1;
            }
        }
        return Step.exit(code);
    }

    private static boolean isOwner(String owner, String path) {
        if (owner.isEmpty()) {
            return true;
        }
        return path.startsWith("/home/")
                ? owner.equals("1000") || path.startsWith("/home/" + owner + "/")
                : owner.equals("0") || owner.equals("root");
    }
}
