package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;

/** Label selectors of objects as kubectl writes them. */
final class SelectorText {

    private SelectorText() {}

    /** {@code a=b,c in (d,e)}; {@code <none>} for one that selects all. */
    static String format(Document selector) {
        var text = LabelSelector.of(selector).toString();
        return text.isEmpty() ? "<none>" : text;
    }
}
