package dev.sandglass.cluster.apiserver.validation;

/** How the name of an object must be made. */
public enum NameRule {
    /** A DNS subdomain, of up to 253 characters. */
    SUBDOMAIN,
    /** A DNS label of RFC 1123. */
    LABEL,
    /** A DNS label of RFC 1035, which begins with a letter. */
    LABEL_1035,
    /** Anything that can stand in a path. */
    PATH_SEGMENT
}
