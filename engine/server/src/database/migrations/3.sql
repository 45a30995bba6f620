-- What leaves and what is taken away.

-- How far statements were sent on, by where to; `number` is that of the last one that is there.
CREATE TABLE forwarded (
    target TEXT PRIMARY KEY,
    number BIGINT NOT NULL
);

-- Statements that the other store refused for good, with its reason.
CREATE TABLE refused (
    target TEXT NOT NULL,
    number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (target, number)
) CLUSTERED;

-- What was erased, when, by which rule and how much: never whose it was.
CREATE TABLE erasures (
    at BIGINT NOT NULL,
    rule TEXT NOT NULL,
    statements BIGINT NOT NULL,
    others BIGINT NOT NULL
);
