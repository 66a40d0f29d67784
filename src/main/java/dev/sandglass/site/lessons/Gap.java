package dev.sandglass.site.lessons;

import java.util.List;

/** Things of one sort that the sandbox does not do yet. */
public record Gap(String id, String title, String says, List<Line> lines) {

    /** One of them, and what to know about it (may be empty). */
    public record Line(String what, String says) {}
}
