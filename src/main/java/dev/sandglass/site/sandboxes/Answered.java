package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Reply;
import dev.sandglass.api.wire.Heading;

/** A reply, and what stands above it on the wire. */
public record Answered(Reply reply, Heading heading) {}
