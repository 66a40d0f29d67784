package dev.sandglass.api;

import java.util.List;

/**
 * What a body held once it was read into its type.
 *
 * @param document the object as Go would write it again: nothing unknown, quantities canonical
 * @param faults what strict decoding says: {@code unknown field "spec.foo"},
 * {@code duplicate field "data.a"}; in the order of the text
 */
public record Decoded(dev.sandglass.document.Document document, List<String> faults) {

    public Decoded {
        faults = List.copyOf(faults);
    }

    /** The refusal of a strict request, behind "cannot be handled as a Pod: ". */
    public String strictMessage() {
        return "strict decoding error: " + String.join(", ", faults);
    }
}
