package dev.sandglass.course;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown to HTML: tables, links, no raw HTML (an author's angle brackets come out as text). */
final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .build();

    private Markdown() {}

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** The HTML of one node; wide tables get a box of their own to scroll in. */
    static String html(Node node) {
        return RENDERER.render(node)
                .replace(
                        "<table>",
                        "<div class=\"scroller\" role=\"region\" tabindex=\"0\""
                                + " aria-label=\"Table\"><table>")
                .replace("</table>", "</table></div>");
    }

    static String html(String text) {
        return html(PARSER.parse(text)).strip();
    }

    /** The HTML of a sentence: without the paragraph around it when there is only one. */
    static String inline(String text) {
        var document = PARSER.parse(text);
        var html = html(document).strip();
        var single =
                document.getFirstChild() instanceof Paragraph
                        && document.getFirstChild() == document.getLastChild();
        return single ? html.substring("<p>".length(), html.length() - "</p>".length()) : html;
    }
}
