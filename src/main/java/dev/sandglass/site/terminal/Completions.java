package dev.sandglass.site.terminal;

import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.LiveSandbox;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** What Tab proposes: the shell and kubectl of the sandbox know. */
final class Completions {

    private static final Logger LOG = Logger.getLogger(Completions.class);

    private Completions() {}

    /** The ends for the word at the end of the line, as that terminal's shell sees it. */
    static List<String> of(LiveSandbox sandbox, String terminal, String line) {
        try {
            return sandbox.completions(terminal, line).join();
        } catch (CompletionException end) {
            if (!(end.getCause() instanceof Elsewhere)) { // else the terminal is about to end
                LOG.error("There are no proposals", end.getCause());
            }
            return List.of();
        }
    }
}
