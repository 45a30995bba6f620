-- Pupils who stand in no list any more: `name` is a digest of the name with a key of the school's, by which the traces are found for whoever
-- knows the name.
CREATE TABLE former (
    learner TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX former_by_name ON former (name);

-- Since when the class is the one that it is: another may have had its name before.
ALTER TABLE classes ADD COLUMN since BIGINT;
