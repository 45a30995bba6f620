-- The school: classes, their teachers, and lessons held with them. Names of pupils stand nowhere but in `sealed`.

-- `sealed` is the class's list (school/roster.rs), encrypted with a key that is not in this database.
CREATE TABLE classes (
    id TEXT PRIMARY KEY,
    sealed BYTES NOT NULL,
    changed BIGINT NOT NULL
);

-- `secret` is argon2's string; `classes` is a list of JSON.
CREATE TABLE teachers (
    name TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    classes TEXT NOT NULL,
    created BIGINT NOT NULL,
    revoked BIGINT
);

-- A lesson: a class and a scene, from start to end. `code` is what pupils type.
CREATE TABLE lessons (
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL,
    scene TEXT NOT NULL,
    code TEXT NOT NULL,
    teacher TEXT NOT NULL,
    started BIGINT NOT NULL,
    ended BIGINT,
    paused BIGINT NOT NULL
);
CREATE INDEX lessons_by_class ON lessons (class, started);
CREATE INDEX lessons_by_code ON lessons (code, started);

-- Who joined: a pseudonym, never a name.
CREATE TABLE joins (
    lesson TEXT NOT NULL,
    learner TEXT NOT NULL,
    joined BIGINT NOT NULL,
    PRIMARY KEY (lesson, learner)
) CLUSTERED;

-- Who looked at names, when and where: each view of a page that shows them.
CREATE TABLE views (
    at BIGINT NOT NULL,
    teacher TEXT NOT NULL,
    class TEXT NOT NULL,
    page TEXT NOT NULL
);
CREATE INDEX views_by_class ON views (class, at);
