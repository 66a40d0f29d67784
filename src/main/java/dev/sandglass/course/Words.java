package dev.sandglass.course;

import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words in parsed Markdown, without the marks. */
final class Words {

    private Words() {}

    static String of(Node node) {
        var text = new StringBuilder();
        for (var part = node.getFirstChild(); part != null; part = part.getNext()) {
            text.append(word(part));
        }
        return text.toString();
    }

    static String firstLine(Paragraph paragraph) {
        var text = new StringBuilder();
        for (var part = paragraph.getFirstChild(); part != null; part = part.getNext()) {
            if (endsLine(part)) {
                break;
            }
            text.append(word(part));
        }
        return text.toString();
    }

    /** Takes the first line away, and the paragraph with it when nothing else was in it. */
    static void dropFirstLine(Paragraph paragraph) {
        for (var part = paragraph.getFirstChild(); part != null; ) {
            var next = part.getNext();
            part.unlink();
            if (endsLine(part)) {
                return;
            }
            part = next;
        }
        paragraph.unlink();
    }

    private static boolean endsLine(Node part) {
        return part instanceof SoftLineBreak || part instanceof HardLineBreak;
    }

    private static String word(Node part) {
        return switch (part) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case SoftLineBreak _, HardLineBreak _ -> " ";
            default -> of(part);
        };
    }
}
