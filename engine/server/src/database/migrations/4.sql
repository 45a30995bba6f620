-- What one key may ask for at most (the server's own measure where nothing is said), and what the school calls itself.

-- Requests a second.
ALTER TABLE keys ADD COLUMN rate BIGINT;

-- Bytes of a request's body.
ALTER TABLE keys ADD COLUMN bytes BIGINT;

-- The school's own IRIs: under each that a server was ever given, pseudonyms and scenes are this school's.
CREATE TABLE homes (
    home TEXT PRIMARY KEY
);
