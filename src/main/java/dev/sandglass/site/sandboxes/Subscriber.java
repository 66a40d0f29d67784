package dev.sandglass.site.sandboxes;

/** Somebody who is told, without asking again, whatever a cursor comes to see. */
public interface Subscriber {

    /** Where it is told. */
    Lane lane();

    /** Something has come: called by the lane, before {@link Subscription#taken}. */
    void told(Telling telling);

    /** Nothing will come any more, for the sandbox is elsewhere. On any thread. */
    void lost();
}
