package dev.sandglass.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tukaani.xz.XZInputStream;

/** The files under {@code golden/fresh}, recorded from Kubernetes v1.35.2 (kubeadm, 3 nodes). */
public final class Recordings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    /** A recorded JSON file, unpacked when its name ends in {@code .xz}. */
    public static JsonNode json(String file) {
        try (var in = open(file)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of OpenAPI v3 by its path, such as {@code apis/apps/v1}. */
    public static JsonNode openApi() {
        return Held.OPEN_API;
    }

    private static final class Held {
        private static final JsonNode OPEN_API = json("discovery/openapi-v3/documents.json.xz");
    }

    /** A recorded text. */
    public static String text(String file) {
        try (var in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) throws IOException {
        var in = Recordings.class.getResourceAsStream("/golden/fresh/" + file);
        if (in == null) {
            throw new IOException("no recording " + file);
        }
        return file.endsWith(".xz") ? new XZInputStream(in) : in;
    }
}
