package dev.sandglass.desk;

import dev.sandglass.cluster.Unattended;
import dev.sandglass.kubectl.Commands;
import dev.sandglass.kubectl.NotYet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What upstream has and the sandbox has not, for the site's page about it. */
public final class Gaps {

    private Gaps() {}

    /** Commands of kubectl that only say that they are not there yet, with what they would do. */
    public static Map<String, String> commands() {
        var commands = new TreeMap<String, String>();
        for (var command : Commands.notYet()) {
            commands.put(command.usage().path(), command.usage().summary());
        }
        return commands;
    }

    /** Commands of a workstation's shell that only say that they are not there yet, with what they would do. */
    public static Map<String, String> tools() {
        return dev.sandglass.shell.tools.NotYet.commands();
    }

    /** Kinds of objects that are kept and nobody acts on, with what does not happen. */
    public static Map<String, String> objects() {
        return Unattended.kinds();
    }

    /** Parts of commands, a sentence each. */
    public static List<String> parts() {
        var parts = new ArrayList<>(NotYet.PARTS);
        parts.addAll(dev.sandglass.shell.tools.NotYet.PARTS);
        return List.copyOf(parts);
    }
}
