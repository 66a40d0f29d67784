-- Somebody who has been here, known by a secret in a cookie; only its hash is kept.
CREATE TABLE learner (
    id uuid PRIMARY KEY,
    secret bytea NOT NULL,
    made timestamptz NOT NULL DEFAULT now(),
    seen timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX learner_seen ON learner (seen);

-- A sandbox: whose, from what, and how its time flows. "owed" is the moment of cluster time it may go on to at once.
CREATE TABLE sandbox (
    id text PRIMARY KEY,
    learner uuid REFERENCES learner ON DELETE CASCADE,
    address text NOT NULL,
    plan text NOT NULL,
    seed bigint NOT NULL,
    lesson text NOT NULL,
    speed integer NOT NULL,
    owed bigint NOT NULL,
    made timestamptz NOT NULL DEFAULT now(),
    seen timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sandbox_learner ON sandbox (learner);

-- What many freezes have in common: the template they were forked from.
CREATE TABLE base (
    name text PRIMARY KEY,
    bytes bytea NOT NULL,
    made timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE frozen (
    sandbox text NOT NULL,
    number bigint NOT NULL,
    step bigint NOT NULL,
    time bigint NOT NULL,
    base text NOT NULL,
    bytes bytea NOT NULL,
    build text NOT NULL,
    PRIMARY KEY (sandbox, number)
);

-- The journal. No foreign keys here: their check would cost more than the row, and what a forgotten learner leaves is swept.
CREATE TABLE input (
    sandbox text NOT NULL,
    number bigint NOT NULL,
    step bigint NOT NULL,
    time bigint NOT NULL,
    bytes bytea NOT NULL,
    build text NOT NULL,
    PRIMARY KEY (sandbox, number)
);
