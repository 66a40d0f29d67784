package dev.sandglass.site.sandboxes;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where the journal is written to, and read from when a sandbox comes back. */
interface Ledger {

    /** All of the group or nothing of it; writing an entry twice is as writing it once. */
    void write(List<Journal.Entry> group) throws SQLException;

    /** All that is needed to bring a sandbox back, if there is one of that id. */
    Optional<Kept> read(String sandbox) throws SQLException;

    /** A base, which many freezes refer to; written once. */
    void keepBase(String name, byte[] bytes) throws SQLException;

    /** Drops the bases that no freeze refers to any more and that are a day old, but not this one. */
    void forgetBases(String current) throws SQLException;

    byte[] readBase(String name) throws SQLException;

    /**
     * A sandbox at rest.
     *
     * @param owed the moment of cluster time that it had a right to reach when it was put away
     * @param since what came after the freeze, in order
     */
    record Kept(Origin origin, Freeze freeze, long owed, List<KeptInput> since) {}

    record KeptInput(long number, long step, long time, Input input) {}
}
