package dev.sandglass.cluster.runtime;

import dev.sandglass.sim.Chance;

/** Ids of sandboxes, containers and commands: 64 hexadecimal digits. */
final class Ids {

    private Ids() {}

    static String make(Chance chance, String purpose, String key) {
        var id = new StringBuilder(64);
        for (var i = 0; i < 4; i++) {
            var digits = Long.toHexString(chance.bits(purpose, key, i));
            id.append("0".repeat(16 - digits.length())).append(digits);
        }
        return id.toString();
    }
}
