package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.document.Json;

/**
 * Writes JSON whose keys come in the order of the calls: OpenAPI documents are larger than trees
 * need be.
 */
final class JsonText {

    private final StringBuilder out = new StringBuilder(1 << 16);
    private boolean first = true;

    JsonText open() {
        return open('{');
    }

    JsonText open(String key) {
        return key(key).open('{');
    }

    JsonText openList(String key) {
        return key(key).open('[');
    }

    private JsonText open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    JsonText close() {
        return close('}');
    }

    JsonText closeList() {
        return close(']');
    }

    private JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    JsonText key(String key) {
        comma();
        out.append(Json.quote(key)).append(':');
        first = true;
        return this;
    }

    JsonText text(String key, String value) {
        return key(key).item(value);
    }

    /** A value that is JSON already. */
    JsonText raw(String key, String json) {
        key(key);
        return raw(json);
    }

    JsonText raw(String json) {
        comma();
        out.append(json);
        first = false;
        return this;
    }

    JsonText item(String value) {
        return raw(Json.quote(value));
    }

    JsonText texts(String key, Iterable<String> values) {
        openList(key);
        values.forEach(this::item);
        return closeList();
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = true;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
