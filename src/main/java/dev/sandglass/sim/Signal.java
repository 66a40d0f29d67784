package dev.sandglass.sim;

/** The signals that simulated processes get, with Linux' numbers. */
public enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    KILL(9),
    USR1(10),
    PIPE(13),
    ALRM(14),
    TERM(15),
    WINCH(28);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What a shell reports for a process that this signal ended. */
    public int exitCode() {
        return 128 + number;
    }
}
