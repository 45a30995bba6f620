-- Who may write as whom, what a scene's statements may speak of, who is signed in, who was forgotten.

-- A pupil's place in a lesson, held by one browser from `since` to `until`. `id` is drawn for that browser and stands in its key.
-- `asked` is when another browser last chose the same picture and was turned away. `chain` is the first seat that this browser took in the
-- lesson: how often it changed is counted by it. A seat whose `until` is its `since` was a slip and bears nothing.
CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    lesson TEXT NOT NULL,
    learner TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    asked BIGINT,
    chain TEXT
);
CREATE INDEX seats_by_lesson ON seats (lesson, learner);
CREATE INDEX seats_by_learner ON seats (learner);

-- Every name that a statement about a scene may hold: its parts, options and words, of all its versions that were served here.
CREATE TABLE vocabulary (
    scene TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scene, kind, name)
) CLUSTERED;

-- Teachers who are signed in. `id` is a digest of what the cookie holds.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    teacher TEXT NOT NULL,
    began BIGINT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX sessions_by_teacher ON sessions (teacher);

-- Learners whose traces were erased, as the mark of the agent (record/marks.rs), and when: what is older and comes late is not kept.
CREATE TABLE forgotten (
    learner BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);

-- Names of keys that servers were given at their start: none of them may be drawn.
CREATE TABLE given (
    name TEXT PRIMARY KEY
);

-- The key that a document was written with: a key for documents of state alone reaches its own.
ALTER TABLE documents ADD COLUMN authority TEXT;

-- Browsers that asked for a seat that is held: `id` is in their cookie, `number` is what they show, so that the teacher can tell them apart.
CREATE TABLE askers (
    id TEXT PRIMARY KEY,
    lesson TEXT NOT NULL,
    learner TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    given BIGINT
);
CREATE INDEX askers_by_lesson ON askers (lesson, learner);

-- Cells of exports (a scene's hour) as they were first shown: which statements, as the steps from the number of each to
-- the next. A later export shows the same, or none.
CREATE TABLE exported (
    scene TEXT NOT NULL,
    hour BIGINT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (scene, hour)
) CLUSTERED;

-- Up to which statement something was about to be sent on, noted before it is: an answer may be lost.
ALTER TABLE forwarded ADD COLUMN sending BIGINT;
