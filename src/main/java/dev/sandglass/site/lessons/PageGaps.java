package dev.sandglass.site.lessons;

import dev.sandglass.desk.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that the sandbox does not do yet: the desk's programs say theirs, the page has its
 * own.
 */
final class PageGaps {

    private static final Gap PAGE =
            new Gap(
                    "page",
                    "The page",
                    "Planned, and not there.",
                    List.of(
                            new Gap.Line(
                                    "scrubbing back in time",
                                    "the line of events can be read, not yet entered"),
                            new Gap.Line("fork and share", "a sandbox is its owner’s alone"),
                            new Gap.Line(
                                    "an editor beside the terminals",
                                    "files are written with vi or here-documents"),
                            new Gap.Line(
                                    "accounts", "a cookie in this browser knows your sandboxes")));

    private PageGaps() {}

    static List<Gap> all() {
        var gaps = new ArrayList<Gap>();
        gaps.add(
                new Gap(
                        "objects",
                        "Objects that nobody acts on",
                        "The API server takes and keeps them; then nothing happens.",
                        lines(Gaps.objects())));
        if (!Gaps.commands().isEmpty()) {
            gaps.add(
                    new Gap(
                            "commands",
                            "Commands of kubectl",
                            "They are in its help, and say that they are not there yet.",
                            lines(Gaps.commands())));
        }
        gaps.add(
                new Gap(
                        "tools",
                        "Commands of the shell",
                        "They say at the prompt that they are not there yet.",
                        lines(Gaps.tools())));
        var parts = Gaps.parts().stream().map(PageGaps::line).toList();
        if (!parts.isEmpty()) {
            gaps.add(new Gap("parts", "Parts of commands", "", parts));
        }
        gaps.add(PAGE);
        return gaps;
    }

    private static List<Gap.Line> lines(Map<String, String> gaps) {
        return gaps.entrySet().stream()
                .map(each -> new Gap.Line(each.getKey(), each.getValue()))
                .toList();
    }

    private static Gap.Line line(String part) {
        var colon = part.indexOf(": ");
        return colon < 0
                ? new Gap.Line(part, "")
                : new Gap.Line(part.substring(0, colon), part.substring(colon + 2));
    }
}
