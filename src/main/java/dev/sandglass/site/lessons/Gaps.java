package dev.sandglass.site.lessons;

import java.util.List;

/** What the page itself cannot do yet. What the desk's programs cannot do, they say themselves. */
final class Gaps {

    static final List<Gap> ALL = List.of(
            new Gap("page", "The page", "Planned, and not there.", List.of(
                    new Gap.Line("scrubbing back in time", "the line of events can be read, not yet entered"),
                    new Gap.Line("fork and share", "a sandbox is its owner's alone"),
                    new Gap.Line("an editor beside the terminals", "files are written with here-documents"),
                    new Gap.Line("accounts", "a cookie in this browser knows your sandboxes"))));

    private Gaps() {}
}
