package dev.sandglass.sim;

import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param arguments the command line, the program's name first
 * @param channels what the descriptors stand for: 0, 1, 2 and any others
 * @param group a number shared by processes that get a terminal's signals together; 0 means its own pid
 */
public record Spawn(
        Program program,
        List<String> arguments,
        Map<String, String> environment,
        String folder,
        Map<Integer, Channel> channels,
        int group) {}
