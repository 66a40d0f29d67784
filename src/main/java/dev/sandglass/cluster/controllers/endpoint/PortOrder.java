package dev.sandglass.cluster.controllers.endpoint;

import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of ports in Endpoints: that of the SHA-256 hashes of how Go prints them. People see
 * it, so it is upstream's.
 */
final class PortOrder implements Comparator<Document> {

    static final PortOrder INSTANCE = new PortOrder();

    private PortOrder() {}

    @Override
    public int compare(Document a, Document b) {
        return Arrays.compareUnsigned(hash(a), hash(b));
    }

    private static byte[] hash(Document port) {
        var protocol = port.text("appProtocol");
        var text =
                "(v1.EndpointPort){Name:(string)"
                        + port.text("name")
                        + " Port:(int32)"
                        + port.number("port", 0)
                        + " Protocol:(v1.Protocol)"
                        + port.text("protocol")
                        + " AppProtocol:(*string)"
                        + (protocol.isEmpty() ? "<nil>" : protocol)
                        + "}";
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
