package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts values where nothing stands. */
final class Fill {

    private Fill() {}

    /** With the value, if the field is absent: for fields that Go holds by pointer. */
    static Document absent(Document object, String field, Object value) {
        return object.get(field) == null ? object.put(field, value) : object;
    }

    /** With the value, if the field is absent, zero or the empty string. */
    static Document empty(Document object, String field, Object value) {
        return isEmpty(object.get(field)) ? object.put(field, value) : object;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(0L);
    }

    /** With the object under this key changed, if there is one. */
    static Document inside(Document object, String field, UnaryOperator<Document> change) {
        return object.get(field) instanceof Document inner
                ? object.put(field, change.apply(inner))
                : object;
    }

    /** With the object under this key changed, which is made if there is none. */
    static Document within(Document object, String field, UnaryOperator<Document> change) {
        var inner = object.get(field) instanceof Document document ? document : Document.EMPTY;
        return object.put(field, change.apply(inner));
    }

    /** With each item of the list under this key changed. */
    static Document each(Document object, String field, UnaryOperator<Document> change) {
        return object.get(field) instanceof Items items
                ? object.put(field, items.mapped(change))
                : object;
    }
}
