package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Flag.Type;
import java.util.List;
import java.util.regex.Pattern;

/** Options that several commands share. */
public final class Flags {

    public static final Flag ALL_NAMESPACES =
            Flag.bool("all-namespaces", "A", "Look in all namespaces, whatever --namespace says.");

    public static final Flag SELECTOR =
            Flag.text(
                    "selector",
                    "l",
                    "Only objects with these labels: key=value, key!=value, key in (a,b), key notin (a), key, !key, parted by commas.");

    public static final Flag FIELD_SELECTOR =
            Flag.text(
                    "field-selector",
                    "",
                    "Only objects with these fields: field=value or field!=value, parted by commas. Each type knows only a few fields.");

    public static final Flag CHUNK_SIZE =
            Flag.of(
                    "chunk-size",
                    "",
                    Type.INT64,
                    "500",
                    "How many objects to fetch at a time; 0 fetches all at once.");

    public static final Flag ALL =
            Flag.bool("all", "", "All objects of the given types in the namespace.");

    public static final Flag DRY_RUN =
            Flag.text(
                            "dry-run",
                            "",
                            "\"none\", \"client\" (only show what would be sent) or \"server\" (let the server try it without keeping it).")
                    .or("none")
                    .bare("unchanged");

    public static final Flag LOCAL =
            Flag.bool("local", "", "Work on the given files alone, without asking the server.");

    public static final Flag SAVE_CONFIG =
            Flag.bool(
                    "save-config",
                    "",
                    "Note the configuration in the object's annotation, for a later kubectl apply.");

    public static final Flag RECORD =
            Flag.bool("record", "", "Note the command line in an annotation of the object.")
                    .outdated("--record will be removed in the future")
                    .hide();

    public static final Flag RESOURCE_VERSION =
            Flag.text(
                    "resource-version",
                    "",
                    "Change only an object that still has this resourceVersion.");

    public static final Flag SUBRESOURCE =
            Flag.text("subresource", "", "Work on this subresource of the object.");

    public static final Flag VALIDATE =
            Flag.text(
                            "validate",
                            "",
                            "What to do with fields that the server does not know: \"strict\" (or \"true\") refuses, \"warn\" warns, \"ignore\" (or \"false\") drops them.")
                    .or("strict")
                    .bare("strict");

    /** A reference to an image, as registries understand it: name, tag, digest. */
    private static final Pattern IMAGE =
            Pattern.compile(
                    "^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?/)?"
                            + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
                            + "(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$");

    private Flags() {}

    /** Whether a text can name an image. */
    public static boolean isImage(String text) {
        return IMAGE.matcher(text).matches();
    }

    /** {@code -f}, {@code -k}, {@code -R}. */
    public static List<Flag> files(String purpose) {
        return List.of(
                Flag.of("filename", "f", Type.LIST, "[]", "File, folder or address " + purpose),
                Flag.text(
                        "kustomize",
                        "k",
                        "Folder with a kustomization; not together with -f or -R."),
                Flag.bool("recursive", "R", "Look for files in the folders of -f too."));
    }

    /** {@code -f}, {@code -R} of the commands that take no kustomization; they look into folders unless told not to. */
    public static List<Flag> plainFiles(String purpose) {
        return List.of(
                Flag.of("filename", "f", Type.LIST, "[]", "File, folder or address " + purpose),
                Flag.bool("recursive", "R", "Look for files in the folders of -f too.").or("true"));
    }

    /** Who is named as the manager of the fields that are written. */
    public static Flag fieldManager(String fallback) {
        return Flag.text("field-manager", "", "Name under which the changed fields are owned.")
                .or(fallback);
    }
}
