package dev.sandglass.site.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The certificates of the HTTPS port: an authority of this installation and what it signed for this server, in the data
 * folder. Made at the first start, and again when the server gets another name or ten years are nearly over.
 */
record Certificates(Path folder) {

    private static final Duration VALID = Duration.ofDays(3650);
    private static final Duration RENEWED = Duration.ofDays(3000);

    Path authority() {
        return folder.resolve("authority.crt");
    }

    private Path certificate() {
        return folder.resolve("server.crt");
    }

    private Path key() {
        return folder.resolve("server.key");
    }

    private Path names() {
        return folder.resolve("server.names");
    }

    /** What Quarkus has to be told, so that it serves these. */
    Map<String, String> settings(List<String> hosts, Instant now) {
        try {
            if (!areGoodFor(hosts, now)) {
                make(hosts, now);
            }
        } catch (IOException e) {
            throw new StartRefused(
                    "The certificates in "
                            + folder
                            + " cannot be read or written ("
                            + e.getMessage()
                            + ").",
                    e);
        }
        return Map.of(
                "quarkus.tls.key-store.pem.0.cert", certificate().toString(),
                "quarkus.tls.key-store.pem.0.key", key().toString(),
                "sandglass.authority", authority().toString());
    }

    private boolean areGoodFor(List<String> hosts, Instant now) throws IOException {
        return Files.exists(names())
                && Files.readAllLines(names()).equals(hosts)
                && Files.getLastModifiedTime(names()).toInstant().plus(RENEWED).isAfter(now);
    }

    private void make(List<String> hosts, Instant now) throws IOException {
        Files.createDirectories(folder);
        var authority = Authority.make("Sandglass", now, VALID);
        var server = authority.server(hosts, now, VALID);
        Files.writeString(authority(), authority.certificate());
        Files.writeString(certificate(), server.certificate());
        Files.deleteIfExists(key());
        Files.createFile(
                key(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key(), server.key());
        Files.write(names(), hosts); // last: without it they are made again
    }
}
