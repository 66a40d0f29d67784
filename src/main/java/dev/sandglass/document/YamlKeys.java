package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

/** Keys of YAML, which may be numbers and booleans, as the strings that JSON wants. */
final class YamlKeys {

    private YamlKeys() {}

    private static String floating(double key) {
        if (Double.isNaN(key)) {
            return ".nan";
        }
        return Double.isInfinite(key)
                ? key > 0 ? ".inf" : "-.inf"
                : GoFloat.general(Double.parseDouble(Float.toString((float) key)));
    }

    static String text(@Nullable Object key, @Nullable Object value) {
        return switch (key) {
            case String text -> Words.shared(text);
            case Long number -> Long.toString(number);
            case Boolean flag -> flag ? "true" : "false";
            case Double number -> floating(number);
            case null, default ->
                    throw new Malformed(
                            "unsupported map key of type: "
                                    + (key == null ? "%!s(<nil>)" : key.getClass().getSimpleName())
                                    + ", key: "
                                    + (key == null ? "<nil>" : GoSyntax.of(key))
                                    + ", value: "
                                    + (value == null ? "<nil>" : GoSyntax.of(value)));
        };
    }
}
