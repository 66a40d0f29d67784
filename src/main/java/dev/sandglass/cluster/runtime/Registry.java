package dev.sandglass.cluster.runtime;

import org.jspecify.annotations.Nullable;

/** The registries of the world, as far as the sandbox knows them. */
public interface Registry {

    /** What a registry says to a pull. */
    sealed interface Answer {

        /** It has the image. */
        record Has(Image image) implements Answer {}

        /** The repository is there, the tag is not. */
        record NoTag() implements Answer {}

        /** There is no such repository, or it is private. */
        record NoRepository() implements Answer {}

        /** There is no such registry. */
        record NoHost() implements Answer {}
    }

    Answer ask(Reference reference);

    /** The image with this reference by digest, when a node has it already. */
    @Nullable Image byDigest(String digestReference);
}
