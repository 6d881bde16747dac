-- A trigger makes SQLite open a savepoint for each message, at which the index of words writes itself out; whoever adds a
-- message adds its words too.
DROP TRIGGER message_added;

-- Only a corrected message has two ids.
DROP INDEX message_id;
CREATE INDEX message_id ON message (peer, id) WHERE id <> wire_id;
