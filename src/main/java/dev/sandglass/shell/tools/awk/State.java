package dev.sandglass.shell.tools.awk;

import java.util.List;
import java.util.Map;

/**
 * All that an awk program is between two records.
 *
 * @param inRange which rules with two patterns have begun
 * @param opened files that have been written to
 * @param code the exit code, once {@code exit} has been said
 */
record State(
        Map<String, Value> values,
        Map<String, Map<String, Value>> arrays,
        List<Integer> inRange,
        List<String> opened,
        boolean exited,
        int code,
        long draws) {}
