package dev.sandglass.kubectl;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Body;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Json;
import dev.sandglass.document.Protobuf;
import java.nio.charset.StandardCharsets;

/** Bodies as the log shows them: text, or the bytes of protobuf as {@code hex.Dump} writes them, cut where it is long. */
public final class Bodies {

    private static final int A_LINE = 16;

    private Bodies() {}

    /** What a request carries. */
    static String of(Body body) {
        return switch (body) {
            case Body.None _ -> "";
            case Body.Tree(var document, var type) ->
                    switch (type) {
                        case Request.JSON, Request.APPLY_PATCH -> Json.write(document) + "\n";
                        case Client.PROTOBUF -> dump(sealed(document));
                        default -> Json.write(document);
                    };
            case Body.Raw(var bytes, var type) -> of(bytes, type);
        };
    }

    /** An object as Go writes one of its type, in the order of its fields. */
    public static byte[] ofType(Document object) {
        var asked = Request.get("/", Credential.ANONYMOUS).withAccept(Request.JSON);
        return HttpForm.builtIn()
                .of(new HttpForm.Asked(asked), new Reply.Ok(object), Heading.NONE)
                .body();
    }

    /** Bytes of this media type. */
    static String of(byte[] bytes, String type) {
        return type.startsWith(Client.PROTOBUF)
                ? dump(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] sealed(Document document) {
        var version = document.text("apiVersion");
        var slash = version.indexOf('/');
        var group = slash < 0 ? "" : version.substring(0, slash);
        var type =
                Schema.builtIn().type(group, version.substring(slash + 1), document.text("kind"));
        return type == null ? Json.bytes(document) : Protobuf.seal(document, type);
    }

    /** Sixteen bytes a line: where, what, and the letters among them. */
    private static String dump(byte[] bytes) {
        var out = new StringBuilder(bytes.length * 5);
        for (var from = 0; from < bytes.length; from += A_LINE) {
            out.append("%08x ".formatted(from));
            var letters = new StringBuilder();
            for (var i = 0; i < A_LINE; i++) {
                out.append(i == 0 || i == A_LINE / 2 ? " " : "");
                if (from + i < bytes.length) {
                    var one = bytes[from + i];
                    out.append("%02x ".formatted(one));
                    letters.append(one >= 32 && one <= 126 ? (char) one : '.');
                } else {
                    out.append("   ");
                }
            }
            out.append(" |").append(letters).append("|\n");
        }
        return out.toString();
    }

    /** As klog writes a body: over many lines when it has several, else in quotes. */
    static String shown(String text, int most) {
        var cut =
                text.length() <= most
                        ? text
                        : text.substring(0, most)
                                + " [truncated "
                                + (text.length() - most)
                                + " chars]";
        if (!cut.contains("\n")) {
            return GoQuote.quote(cut);
        }
        var lines = cut.endsWith("\n") ? cut.substring(0, cut.length() - 1) : cut;
        return "<\n\t" + lines.replace("\n", "\n\t") + "\n >";
    }
}
