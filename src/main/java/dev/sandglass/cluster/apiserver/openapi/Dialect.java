package dev.sandglass.cluster.apiserver.openapi;

/**
 * What differs between the documents of versions 2 and 3.
 *
 * @param reference before the name of a type
 * @param defaults whether defaults are told, and references wrapped so that something can stand
 *     beside them
 * @param olderGenerator of metrics-server's own documents, which tell defaults for times too
 */
record Dialect(String reference, boolean defaults, boolean olderGenerator) {

    static final Dialect V2 = new Dialect("#/definitions/", false, false);
    static final Dialect V3 = new Dialect("#/components/schemas/", true, false);
    static final Dialect METRICS_SERVER = new Dialect("#/components/schemas/", true, true);
}
