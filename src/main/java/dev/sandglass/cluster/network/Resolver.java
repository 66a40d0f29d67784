package dev.sandglass.cluster.network;

import java.util.ArrayList;
import java.util.List;

/** A host's {@code /etc/resolv.conf}. */
public record Resolver(List<String> search, String server, int dots) {

    /** Of a machine on the nodes' network. */
    public static Resolver ofMachine(String server) {
        return new Resolver(List.of(), server, 1);
    }

    /** The full names to try for a name, in order. */
    List<String> candidates(String name) {
        if (name.endsWith(".")) {
            return List.of(name.substring(0, name.length() - 1));
        }
        var full = new ArrayList<String>();
        var isComplete = name.chars().filter(c -> c == '.').count() >= dots;
        if (isComplete) {
            full.add(name);
        }
        search.forEach(domain -> full.add(name + "." + domain));
        if (!isComplete) {
            full.add(name);
        }
        return full;
    }

    /** The lines of the file. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (!search.isEmpty()) {
            lines.add("search " + String.join(" ", search));
        }
        lines.add("nameserver " + server);
        if (dots != 1) {
            lines.add("options ndots:" + dots);
        }
        return lines;
    }
}
