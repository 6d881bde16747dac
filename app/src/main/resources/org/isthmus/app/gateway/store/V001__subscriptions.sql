-- XMPP users who may watch a SIP user. `devices` are those that the watcher saw last, each with a line feed after it.
CREATE TABLE sip_watched (
    watcher TEXT NOT NULL,
    contact TEXT NOT NULL,
    devices TEXT NOT NULL,
    PRIMARY KEY (watcher, contact)
) WITHOUT ROWID;

-- SIP users who may watch an XMPP user, or were refused.
CREATE TABLE xmpp_watched (
    watcher TEXT NOT NULL,
    contact TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    PRIMARY KEY (watcher, contact)
) WITHOUT ROWID;

-- The exact SIP URI behind a JID. A pair that is written again gets a new number, and the lowest numbers are dropped, because
-- whoever sends from ever new addresses must not fill the disk.
CREATE TABLE exact_uri (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    jid    TEXT NOT NULL UNIQUE,
    uri    TEXT NOT NULL
);

CREATE TRIGGER exact_uri_limit AFTER INSERT ON exact_uri BEGIN
    DELETE FROM exact_uri WHERE number <= new.number - 100000;
END;
