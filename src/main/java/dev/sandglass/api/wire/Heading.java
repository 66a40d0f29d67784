package dev.sandglass.api.wire;

/**
 * What stands above an answer whatever is in it: upstream's audit id, and the FlowSchema and PriorityLevelConfiguration
 * by which API Priority and Fairness let the request in.
 *
 * @param now the moment of the answer, epoch nanoseconds
 * @param flowSchema uid, empty for requests that do not queue: logs, exec, and whoever is not known
 * @param priorityLevel uid, empty likewise
 */
public record Heading(long now, String auditId, String flowSchema, String priorityLevel) {

    /** Of a server that has none of it. */
    public static final Heading NONE = new Heading(0, "", "", "");
}
