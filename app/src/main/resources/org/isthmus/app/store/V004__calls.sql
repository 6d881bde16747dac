-- Calls that are over. `began` in milliseconds since 1970 in UTC, `talked` in milliseconds, -1 when both sides never talked.
-- `unseen`: missed, and not looked at yet.
CREATE TABLE call (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    account  TEXT NOT NULL,
    network  TEXT NOT NULL,
    peer     TEXT NOT NULL,
    name     TEXT NOT NULL,
    incoming INTEGER NOT NULL,
    video    INTEGER NOT NULL,
    began    INTEGER NOT NULL,
    talked   INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    unseen   INTEGER NOT NULL
);
CREATE INDEX call_unseen ON call (number) WHERE unseen = 1;
