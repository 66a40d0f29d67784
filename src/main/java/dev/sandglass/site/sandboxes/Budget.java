package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Reply;
import java.util.Optional;

/**
 * How much may come to a sandbox at once. Objects and Pods are counted by the cluster itself, steps by the driver; here is
 * what only the outside can know.
 */
final class Budget {

    static final int LONGEST_LINE = 64 * 1024;
    static final int LARGEST_PASTE = 64 * 1024;

    private Budget() {}

    /** The refusal of an input that is too large, if it is. */
    static Optional<Reply> check(Input input) {
        return switch (input) {
            case Input.Line(var _, var text) when text.length() > LONGEST_LINE ->
                    Optional.of(
                            Busy.refused(
                                    "A line may have at most " + LONGEST_LINE + " characters."));
            case Input.Keys(var _, var bytes) when bytes.length > LARGEST_PASTE ->
                    Optional.of(
                            Busy.refused(
                                    "At most " + LARGEST_PASTE + " bytes may be pasted at once."));
            case Input.Line _, Input.Keys _, Input.Key _ -> Optional.empty();
            case Input.Open _, Input.Resize _ -> Optional.empty();
            case Input.Ask _, Input.Push _, Input.Turn _ -> Optional.empty();
            case Input.Passed _, Input.Passing _ -> Optional.empty();
        };
    }
}
