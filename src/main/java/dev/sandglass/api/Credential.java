package dev.sandglass.api;

import java.util.List;
import java.util.Map;

/** What a request shows to prove who it is from; judged by the API server's authenticators. */
public sealed interface Credential {

    Credential ANONYMOUS = new Anonymous();

    /** The same person, for whose identity this proof stands. */
    default Credential provenBy(Credential proof) {
        return this instanceof Impersonating(_, var user, var uid, var groups, var extra)
                ? new Impersonating(proof, user, uid, groups, extra)
                : proof;
    }

    /** Nothing at all. */
    record Anonymous() implements Credential {}

    /** {@code Authorization: Bearer}. */
    record Token(String token) implements Credential {}

    /** A client certificate, PEM, whose private key the sender has proved to hold. */
    record Certificate(String pem) implements Credential {}

    /** One of our own simulated components, whose identity needs no proof inside the process. */
    record Component(String user, List<String> groups) implements Credential {}

    /**
     * Somebody who acts as somebody else: HTTP's {@code Impersonate-User} and its companions.
     *
     * @param by who it really is
     * @param uid of the other, or empty
     */
    record Impersonating(
            Credential by,
            String user,
            String uid,
            List<String> groups,
            Map<String, List<String>> extra)
            implements Credential {}
}
