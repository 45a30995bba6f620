-- What one key may ask for at most; the server's own measure where nothing is said.

-- Requests a second.
ALTER TABLE keys ADD COLUMN rate BIGINT;

-- Bytes of a request's body.
ALTER TABLE keys ADD COLUMN bytes BIGINT;
