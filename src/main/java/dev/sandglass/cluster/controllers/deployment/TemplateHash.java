package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.document.Document;

final class TemplateHash {
    private TemplateHash() {}

    static String of(Document template, Document status) {
        var h = 0x811C9DC5;
        var text = template.toString() + status.number("collisionCount", 0);
        for (var i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x01000193;
        }
        return safe(Integer.toUnsignedString(h));
    }

    static String safe(String digits) {
        var letters = "bcdfghjklmnpqrstvwxz2456789";
        var out = new StringBuilder();
        for (var i = 0; i < digits.length(); i++) {
            out.append(letters.charAt(digits.charAt(i) % letters.length()));
        }
        return out.toString();
    }
}
