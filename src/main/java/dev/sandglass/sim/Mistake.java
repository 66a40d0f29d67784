package dev.sandglass.sim;

/**
 * What becomes of a program in which a mistake of ours shows: it ends, as a program does that the kernel kills, and its parent
 * goes on. What it did before stays done, as with such a program.
 *
 * <p>It says which class of mistake it was and not more: messages may differ from run to run, and all of this must come again
 * when the sandbox's inputs are put in again.
 */
final class Mistake {

    /** An internal error of a program, by the list of sysexits.h. */
    private static final int SOFTWARE = 70;

    private Mistake() {}

    /** Resumes the process; its end when that breaks and the timeline forgives it. */
    static Step orStep(ProcessEntry entry, Wake wake, Process self) {
        try {
            return entry.program.on(wake, self);
        } catch (RuntimeException mistake) {
            self.host().timeline().tellOf(mistake);
            if (!entry.hasExited()) {
                complain(entry, mistake, self);
            }
            return Step.exit(SOFTWARE);
        }
    }

    private static void complain(ProcessEntry entry, RuntimeException mistake, Process self) {
        var name = entry.arguments.isEmpty() ? "" : entry.arguments.getFirst();
        self.complain(
                "sandglass: internal error in \""
                        + name.substring(name.lastIndexOf('/') + 1)
                        + "\" ("
                        + mistake.getClass().getSimpleName()
                        + "): it ends here; this is a mistake of the sandbox, not yours");
    }
}
