package dev.sandglass.kubectl.usage;

import dev.sandglass.kubectl.usage.Flag.Type;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The options that every command takes. */
public final class GlobalFlags {

    /** All of them, sorted by name. */
    public static final Map<String, Flag> BY_NAME = Collections.unmodifiableMap(all());

    private GlobalFlags() {}

    private static TreeMap<String, Flag> all() {
        var all = new TreeMap<String, Flag>();
        for (var flag : identity()) {
            all.put(flag.name(), flag);
        }
        for (var flag : rest()) {
            all.put(flag.name(), flag);
        }
        for (var flag : logging()) {
            all.put(flag.name(), flag);
        }
        return all;
    }

    private static Flag[] identity() {
        return new Flag[] {
            Flag.text(
                    "as",
                    "",
                    "Act as this user, be it a person or a service account of a namespace."),
            Flag.of(
                    "as-group",
                    "",
                    Type.TEXTS,
                    "[]",
                    "Act as a member of this group; may be repeated."),
            Flag.text("as-uid", "", "Act under this UID."),
            Flag.of(
                    "as-user-extra",
                    "",
                    Type.TEXTS,
                    "[]",
                    "Extra attributes to act under, as key=value; may be repeated."),
            Flag.text(
                    "certificate-authority",
                    "",
                    "File with the certificate authority's certificate"),
            Flag.text("client-certificate", "", "File with the client's certificate for TLS"),
            Flag.text("client-key", "", "File with the client's key for TLS"),
            Flag.text("cluster", "", "Which cluster of the kubeconfig to talk to"),
            Flag.text("context", "", "Which context of the kubeconfig to use"),
            Flag.text("kubeconfig", "", "The kubeconfig file to read."),
            Flag.text("namespace", "n", "The namespace that this command works in"),
            Flag.text("password", "", "Password for the API server's basic authentication"),
            Flag.text("server", "s", "Address and port of the API server"),
            Flag.text(
                    "tls-server-name",
                    "",
                    "Name that the server's certificate must carry, when it differs from the address"),
            Flag.text("token", "", "Bearer token to show to the API server"),
            Flag.text("user", "", "Which user of the kubeconfig to be"),
            Flag.text("username", "", "User name for the API server's basic authentication"),
        };
    }

    private static Flag[] rest() {
        return new Flag[] {
            Flag.text("cache-dir", "", "Folder for cached discovery")
                    .or("/home/learner/.kube/cache"),
            Flag.bool(
                    "disable-compression",
                    "",
                    "Ask the server for answers that are not compressed"),
            Flag.bool(
                    "insecure-skip-tls-verify",
                    "",
                    "Do not check the server's certificate, which makes the connection insecure"),
            Flag.text("kuberc", "", "File with preferences for kubectl itself."),
            Flag.bool("match-server-version", "", "Insist on a server of the client's own version"),
            Flag.text(
                            "profile",
                            "",
                            "Profile to record: none, cpu, heap, goroutine, threadcreate, block, mutex or trace")
                    .or("none"),
            Flag.text("profile-output", "", "File to write the profile to").or("profile.pprof"),
            Flag.text(
                            "request-timeout",
                            "",
                            "How long a single request may take, with a unit (1s, 2m, 3h); zero means as long as it needs.")
                    .or("0"),
            Flag.bool("warnings-as-errors", "", "Exit with an error when the server sent warnings"),
        };
    }

    private static Flag[] logging() {
        return new Flag[] {
            Flag.of(
                    "log-flush-frequency",
                    "",
                    Type.DURATION,
                    "5s",
                    "How often log lines are flushed"),
            Flag.of("v", "v", Type.INT32, "0", "How much to log"),
            Flag.of(
                    "vmodule",
                    "",
                    Type.VALUE,
                    "",
                    "How much to log file by file, as pattern=N parted by commas"),
        };
    }
}
