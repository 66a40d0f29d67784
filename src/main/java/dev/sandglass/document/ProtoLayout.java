package dev.sandglass.document;

import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The members of a struct that protobuf carries, by descending number: the order in which they are
 * written from the end.
 */
final class ProtoLayout {

    private static final int KEPT_AT_MOST = 4096;
    private static final ConcurrentHashMap<Struct, Struct.Member[]> KEPT =
            new ConcurrentHashMap<>();

    private ProtoLayout() {}

    static Struct.Member[] of(Struct struct) {
        var known = KEPT.get(struct);
        if (known != null) {
            return known;
        }
        var made =
                struct.members().stream()
                        .filter(member -> member.number() > 0)
                        .sorted(
                                Comparator.comparingInt((Struct.Member member) -> member.number())
                                        .reversed())
                        .toArray(Struct.Member[]::new);
        if (KEPT.size() < KEPT_AT_MOST) {
            KEPT.put(struct, made);
        }
        return made;
    }
}
