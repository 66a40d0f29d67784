package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;

/** Descriptions of Pod templates for other commands. */
public final class Templates {

    private Templates() {}

    /** A Pod template as describe shows it, its tabs not yet aligned. */
    public static String raw(Document template) {
        var page = Page.unaligned();
        PodText.template(template, page);
        return page.text();
    }
}
