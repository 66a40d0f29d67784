package dev.sandglass.shell.tools.openssl;

import dev.sandglass.sim.Process;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code openssl}: {@code genrsa genpkey rsa pkey req x509 verify rand base64 enc dgst version}, with RSA keys and the
 * switches that Kubernetes courses use. Left out: everything that talks to a server, elliptic curves and passwords of
 * keys, configuration files of one's own, authorities with a database.
 */
public final class Openssl {

    /** One command; answers with the exit code. */
    @FunctionalInterface
    interface Command {
        int run(Work work) throws Refused;
    }

    private static final Map<String, Command> COMMANDS =
            Map.ofEntries(
                    Map.entry("genrsa", Keys::genrsa),
                    Map.entry("genpkey", Keys::genpkey),
                    Map.entry("rsa", Keys::rsa),
                    Map.entry("pkey", Keys::rsa),
                    Map.entry("req", Requests::run),
                    Map.entry("x509", Certificates::run),
                    Map.entry("verify", Certificates::verify),
                    Map.entry("rand", Bytes::rand),
                    Map.entry("base64", Bytes::base64),
                    Map.entry("enc", Bytes::base64),
                    Map.entry("dgst", Bytes::digest),
                    Map.entry("md5", Bytes::digest),
                    Map.entry("sha1", Bytes::digest),
                    Map.entry("sha256", Bytes::digest),
                    Map.entry("sha512", Bytes::digest),
                    Map.entry("version", Bytes::version));

    /** Those that read standard input when no {@code -in} or file is named. */
    private static final Set<String> READING =
            Set.of(
                    "rsa", "pkey", "x509", "base64", "enc", "dgst", "md5", "sha1", "sha256",
                    "sha512");

    private Openssl() {}

    /** Whether this command line waits for standard input. */
    public static boolean reads(List<String> words) {
        if (words.size() < 2) {
            return false;
        }
        var flags = Flags.read(words.subList(1, words.size()));
        var isMaking = flags.has("new") || flags.has("newkey") || flags.has("x509");
        var reads = READING.contains(flags.command()) || flags.command().equals("req") && !isMaking;
        return reads && !flags.has("in") && flags.rest().isEmpty();
    }

    /** Does it; the exit code. */
    public static int run(Process self, byte @Nullable [] input) {
        var words = self.arguments();
        if (words.size() < 2 || words.get(1).equals("help")) {
            self.print(
                    "Commands here: "
                            + String.join(" ", COMMANDS.keySet().stream().sorted().toList()));
            return 0;
        }
        var command = COMMANDS.get(words.get(1));
        if (command == null) {
            self.complain(
                    KNOWN.contains(words.get(1))
                            ? "openssl " + words.get(1) + " does not exist in this sandbox yet"
                            : "Invalid command '" + words.get(1) + "'; type \"help\" for a list.");
            return 1;
        }
        try {
            return command.run(new Work(Flags.read(words.subList(1, words.size())), self, input));
        } catch (Refused refused) {
            self.complain(String.valueOf(refused.getMessage()));
            return 1;
        }
    }

    /** Commands of the real one. */
    private static final Set<String> KNOWN =
            Set.of(
                    "ca",
                    "ciphers",
                    "crl",
                    "dhparam",
                    "ec",
                    "ecparam",
                    "passwd",
                    "pkcs12",
                    "pkcs8",
                    "s_client",
                    "s_server",
                    "speed",
                    "asn1parse",
                    "cms",
                    "ocsp",
                    "prime",
                    "smime");
}
