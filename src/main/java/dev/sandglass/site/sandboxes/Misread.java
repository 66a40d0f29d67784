package dev.sandglass.site.sandboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says what is wrong with a body that cannot be read: which field, or where the JSON breaks. Never names a class of ours. */
final class Misread {

    private Misread() {}

    static String words(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                    Complaint.quoted(unknown.getPropertyName())
                            + " is not known here. These are: "
                            + unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".";
            case InvalidFormatException wrong when !wrong.getPath().isEmpty() ->
                    "%s cannot be %s."
                            .formatted(
                                    Complaint.quoted(field(wrong)),
                                    Complaint.quoted(String.valueOf(wrong.getValue())));
            case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
                    Complaint.quoted(field(wrong))
                            + " has a value of another kind than is expected.";
            case MismatchedInputException _ -> "The body must be one JSON object.";
            case JsonMappingException _ when fault.getCause() instanceof InputCoercionException ->
                    "A number in the body is too large.";
            default -> {
                var place = fault.getLocation();
                yield "The body is not JSON"
                        + (place == null
                                ? "."
                                : ": line %d, column %d."
                                        .formatted(place.getLineNr(), place.getColumnNr()));
            }
        };
    }

    private static String field(MismatchedInputException fault) {
        return String.valueOf(fault.getPath().getLast().getFieldName());
    }
}
