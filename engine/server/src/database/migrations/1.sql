-- KEY64, BYTES and CLUSTERED are spelt by each database in its own way (sqlite.rs, postgres.rs).
-- Times are microseconds since 1970, ids of statements their 16 bytes, truths 0 or 1.

-- The last number given, and the last time at which something was stored. Its one row is what writers wait for.
CREATE TABLE clock (
    id BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    stored BIGINT NOT NULL
);
INSERT INTO clock VALUES (1, 0, 0);

-- Statements as they came, byte for byte. `actor` is the mark of who acted.
CREATE TABLE statements (
    number KEY64,
    id BYTES NOT NULL UNIQUE,
    stored BIGINT NOT NULL,
    actor BIGINT,
    authority TEXT NOT NULL,
    version BIGINT NOT NULL,
    voids BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    digest BYTES NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX statements_by_stored ON statements (stored, number);

-- By what a statement is found: a digest of what and how (record/marks.rs), and the statement's number.
CREATE TABLE marks (
    mark BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (mark, number)
) CLUSTERED;
CREATE INDEX marks_by_number ON marks (number);

-- Which statement speaks of which other: a StatementRef as object.
CREATE TABLE targets (
    target BYTES NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (target, number)
) CLUSTERED;
CREATE INDEX targets_by_number ON targets (number);

-- What is known of an activity: all definitions that came, merged.
CREATE TABLE activities (
    id TEXT PRIMARY KEY,
    definition TEXT NOT NULL
);

-- Content of attachments, once for each digest.
CREATE TABLE attachments (
    sha2 TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    body BYTES NOT NULL
);

-- Documents of state and of profiles. `owner` is the activity, the agent, or both; `registration` is empty where there is none.
CREATE TABLE documents (
    resource TEXT NOT NULL,
    owner TEXT NOT NULL,
    registration TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    etag TEXT NOT NULL,
    updated BIGINT NOT NULL,
    body BYTES NOT NULL,
    PRIMARY KEY (resource, owner, registration, id)
);

-- Keys to the record store. `secret` is argon2's string.
CREATE TABLE keys (
    name TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created BIGINT NOT NULL,
    revoked BIGINT
);
