package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Status;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on, and at which revision; the form is upstream's {@code meta.k8s.io/v1} token.
 */
final class ContinueToken {

    private static final String TOO_OLD =
            "The provided continue parameter is too old to display a consistent list result. You"
                    + " can start a new list without the continue parameter, or use the continue token"
                    + " in this response to retrieve the remainder of the results. Continuing with the"
                    + " provided token results in an inconsistent list - objects that were created,"
                    + " modified, or deleted between the time the first chunk was returned and now may"
                    + " show up in the list.";

    private ContinueToken() {}

    /**
     * Where a list begins.
     *
     * @param shown the revision that the list says it has
     * @param after the first key, without the namespace of the list
     */
    record Start(Root root, long shown, String after) {}

    static String encode(long revision, String start) {
        var json =
                "{\"v\":\"meta.k8s.io/v1\",\"rv\":"
                        + revision
                        + ",\"start\":"
                        + Json.quote(start)
                        + "}";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Start start(ListOptions options, Store store) {
        var newest = store.root();
        if (!options.next().isEmpty()) {
            return continued(options, store);
        }
        if (options.resourceVersion().isEmpty()) {
            return new Start(newest, newest.revision(), "");
        }
        var wanted = version(options.resourceVersion());
        if (wanted > newest.revision()) {
            throw tooLarge(wanted, newest.revision());
        }
        if (!options.match().equals("Exact")) {
            return new Start(newest, newest.revision(), "");
        }
        if (!store.remembers(wanted)) {
            throw Refusals.expired("The resourceVersion for the provided list is too old.");
        }
        return new Start(store.at(wanted), wanted, "");
    }

    private static long version(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            throw Refusals.badRequest(
                    "invalid resource version: resourceVersion: Invalid value: "
                            + Refusals.quoted(text)
                            + ": strconv.ParseUint: parsing "
                            + Refusals.quoted(text)
                            + ": invalid syntax");
        }
    }

    private static Start continued(ListOptions options, Store store) {
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
            throw Refusals.badRequest(
                    "specifying resource version is not allowed when using continue");
        }
        var token = decode(options.next());
        var said = token.text("start");
        var start = said.startsWith("/") ? said.substring(1) : said;
        var revision = token.number("rv", 0);
        var newest = store.root();
        if (revision < 0) {
            return new Start(newest, newest.revision(), start);
        }
        if (!store.remembers(revision)) {
            var again = Document.of("metadata", Document.of("continue", encode(-1, start)));
            throw new Refusal(new Status(410, "Expired", TOO_OLD, Document.EMPTY, again));
        }
        return new Start(store.at(revision), revision, start);
    }

    private static Document decode(String token) {
        try {
            var document = Json.object(Base64.getUrlDecoder().decode(token));
            if (document.text("start").isEmpty()) {
                throw invalid("continue key is not valid: encoded start key empty");
            }
            return document;
        } catch (IllegalArgumentException e) {
            throw invalid("continue key is not valid: " + e.getMessage());
        } catch (Malformed e) {
            throw invalid("continue key is not valid: " + e.getMessage());
        }
    }

    private static Refusal invalid(String why) {
        return Refusals.badRequest("invalid continue token: " + why);
    }

    private static Refusal tooLarge(long wanted, long current) {
        var cause =
                Document.of(
                        "reason",
                        "ResourceVersionTooLarge",
                        "message",
                        "Too large resource version");
        return new Refusal(
                new Status(
                        504,
                        "Timeout",
                        "Timeout: Too large resource version: " + wanted + ", current: " + current,
                        Document.of("causes", Items.of(cause), "retryAfterSeconds", 1)));
    }
}
