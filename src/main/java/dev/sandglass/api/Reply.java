package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;

/** What an API server answers. */
public sealed interface Reply {

    /** HTTP's status code. */
    int code();

    /**
     * An object or a list.
     *
     * @param warnings texts of HTTP's Warning headers
     */
    record Ok(int code, Document body, List<String> warnings) implements Reply {
        public Ok(Document body) {
            this(200, body, List.of());
        }
    }

    /** No: upstream's reason and message. */
    record Refused(Status status, List<String> warnings) implements Reply {
        public Refused(Status status) {
            this(status, List.of());
        }

        @Override
        public int code() {
            return status.code();
        }
    }

    /** Bytes that are no API object: a log, {@code /healthz}, an OpenAPI document, encoded discovery. */
    record Raw(int code, String contentType, byte[] body, Map<String, String> headers)
            implements Reply {
        public Raw(int code, String contentType, byte[] body) {
            this(code, contentType, body, Map.of());
        }
    }

    /** Something that goes on: poll the cursor. */
    record Opened(Cursor cursor) implements Reply {
        @Override
        public int code() {
            return switch (cursor) {
                case Cursor.Watch _, Cursor.Log _ -> 200;
                case Cursor.Stream _, Cursor.Forward _ -> 101;
            };
        }
    }
}
