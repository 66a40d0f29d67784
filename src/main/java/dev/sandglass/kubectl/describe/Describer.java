package dev.sandglass.kubectl.describe;

/** Describes the objects of one kind. */
@FunctionalInterface
interface Describer {

    /** Writes all about the object of this name; asks the server for what belongs to it. */
    void describe(String namespace, String name, Lookup lookup, Page page);
}
