package dev.sandglass.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths of keys that a text holds twice, each with the place where it was seen again. */
final class DuplicateKeys {

    private record Found(String path, int offset) {}

    private final List<Found> found = new ArrayList<>();

    void add(String path, int offset) {
        found.add(new Found(path, offset));
    }

    Map<String, Integer> offsets() {
        var offsets = new HashMap<String, Integer>();
        found.forEach(one -> offsets.putIfAbsent(one.path, one.offset));
        return offsets;
    }

    /** The paths in the order of the text. */
    List<String> paths() {
        return found.stream()
                .sorted(Comparator.comparingInt(Found::offset))
                .map(Found::path)
                .toList();
    }
}
