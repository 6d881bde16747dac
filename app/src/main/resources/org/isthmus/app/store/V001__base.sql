-- One row an address on either network. `person` says in whose row of the address book it is shown, `home` which row is
-- its own when it is linked to nobody. Linking changes `person` only; nothing is ever copied.
CREATE TABLE address (
    id      INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    text    TEXT NOT NULL,
    person  TEXT NOT NULL,
    home    TEXT NOT NULL,
    UNIQUE (network, text)
);

-- The names that were given here; a person without one is called as their contact lists call them.
CREATE TABLE person (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
    id             TEXT PRIMARY KEY,
    position       INTEGER NOT NULL,
    network        TEXT NOT NULL,
    address        TEXT NOT NULL,
    display_name   TEXT NOT NULL,
    enabled        INTEGER NOT NULL,
    server_host    TEXT NOT NULL,
    server_port    INTEGER NOT NULL,
    auth_user      TEXT NOT NULL,
    transport      TEXT NOT NULL,
    large_messages INTEGER NOT NULL,
    encryption     TEXT NOT NULL
) WITHOUT ROWID;

-- What an account knows of an address: the XMPP roster as it was last seen, and the SIP contacts, which only live here.
CREATE TABLE contact (
    account TEXT NOT NULL,
    address INTEGER NOT NULL REFERENCES address (id),
    name    TEXT NOT NULL,
    groups  TEXT NOT NULL,
    listed  INTEGER NOT NULL,
    we_see  INTEGER NOT NULL,
    they_see INTEGER NOT NULL,
    asked   INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (account, address)
) WITHOUT ROWID;

-- `id` names the message for its whole life, `wire_id` the form of it that was sent or received last (a correction has an
-- id of its own). `attempted`: handed to the network, answer unknown. `at` is in milliseconds since 1970 in UTC.
CREATE TABLE message (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    account        TEXT NOT NULL,
    peer           INTEGER NOT NULL REFERENCES address (id),
    id             TEXT NOT NULL,
    wire_id        TEXT NOT NULL,
    outgoing       INTEGER NOT NULL,
    body           TEXT NOT NULL,
    at             INTEGER NOT NULL,
    delivery       TEXT NOT NULL,
    attempted      INTEGER NOT NULL,
    failure_reason TEXT NOT NULL,
    failure_detail TEXT NOT NULL,
    author_network TEXT NOT NULL,
    author_address TEXT NOT NULL,
    author_name    TEXT NOT NULL,
    bridged        INTEGER NOT NULL,
    edited         INTEGER NOT NULL,
    unread         INTEGER NOT NULL,
    wants_display  INTEGER NOT NULL
);
CREATE INDEX message_peer ON message (peer, number);
CREATE INDEX message_id ON message (peer, id);
CREATE INDEX message_wire_id ON message (peer, wire_id);
CREATE INDEX message_unread ON message (peer) WHERE unread = 1;
CREATE INDEX message_queued ON message (number) WHERE delivery = 'QUEUED';

-- Pieces of three characters find a word in any script, also in those that put no space between words.
CREATE VIRTUAL TABLE message_text USING fts5 (
    body, content = 'message', content_rowid = 'number', tokenize = 'trigram remove_diacritics 1'
);
CREATE TRIGGER message_added AFTER INSERT ON message BEGIN
    INSERT INTO message_text (rowid, body) VALUES (new.number, new.body);
END;
CREATE TRIGGER message_edited AFTER UPDATE OF body ON message WHEN old.body <> new.body BEGIN
    INSERT INTO message_text (message_text, rowid, body) VALUES ('delete', old.number, old.body);
    INSERT INTO message_text (rowid, body) VALUES (new.number, new.body);
END;
CREATE TRIGGER message_removed AFTER DELETE ON message BEGIN
    INSERT INTO message_text (message_text, rowid, body) VALUES ('delete', old.number, old.body);
END;

-- How far each account's archive on its server has been read.
CREATE TABLE archive_mark (
    account TEXT PRIMARY KEY,
    mark    TEXT NOT NULL
) WITHOUT ROWID;

-- Certificates that the person decided to trust although they do not stand by themselves.
CREATE TABLE trusted_certificate (
    host   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    since  INTEGER NOT NULL,
    PRIMARY KEY (host, sha256)
) WITHOUT ROWID;

-- Small things to remember from one run to the next.
CREATE TABLE remembered (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
