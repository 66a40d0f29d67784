package dev.sandglass.kubectl.read;

/** Compares texts as {@code --sort-by} does: as quantities when both are some. */
final class Values {

    private Values() {}

    static int compare(String a, String b) {
        return a.compareTo(b); // quantities: when the API's words have them
    }
}
