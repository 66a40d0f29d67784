package dev.sandglass.shell.interpreter;

/**
 * A job in the background.
 *
 * @param text as it was typed
 * @param status how it ended; -1 while it runs
 */
record Job(int pid, String text, int status) {

    boolean isRunning() {
        return status < 0;
    }

    Job ended(int how) {
        return new Job(pid, text, how);
    }

    /** As {@code jobs} shows it. */
    String shown(int number, char mark) {
        return "[%d]%c  %-24s%s".formatted(number, mark, state(), text) + (isRunning() ? " &" : "");
    }

    private String state() {
        return switch (status) {
            case -1 -> "Running";
            case 0 -> "Done";
            case 129 -> "Hangup";
            case 130 -> "Interrupt";
            case 131 -> "Quit";
            case 137 -> "Killed";
            case 141 -> "Broken pipe";
            case 143 -> "Terminated";
            default -> "Exit " + status;
        };
    }
}
