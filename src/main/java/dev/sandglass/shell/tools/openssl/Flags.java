package dev.sandglass.shell.tools.openssl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words behind a command of openssl: switches with one dash, some with a value, and the rest.
 *
 * @param given by name; several values of one switch stand in lines
 */
record Flags(String command, Map<String, String> given, List<String> rest) {

    private static final Set<String> VALUED =
            Set.of(
                    "in",
                    "out",
                    "key",
                    "keyout",
                    "subj",
                    "days",
                    "newkey",
                    "CA",
                    "CAkey",
                    "CAserial",
                    "set_serial",
                    "extfile",
                    "extensions",
                    "addext",
                    "CAfile",
                    "algorithm",
                    "pkeyopt",
                    "config",
                    "inform",
                    "outform",
                    "ext",
                    "nameopt",
                    "passin",
                    "passout",
                    "connect",
                    "servername",
                    "untrusted",
                    "signkey",
                    "sign",
                    "reqexts",
                    "name",
                    "salt",
                    "certfile");

    static Flags read(List<String> words) {
        var given = new TreeMap<String, String>();
        var rest = new ArrayList<String>();
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                rest.add(word);
                continue;
            }
            var name = word.replaceFirst("^--?", "");
            var value = VALUED.contains(name) && i + 1 < words.size() ? words.get(++i) : "";
            given.merge(name, value, (first, next) -> first + "\n" + next);
        }
        return new Flags(words.getFirst(), given, rest);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    String value(String name, String fallback) {
        return given.getOrDefault(name, fallback);
    }
}
