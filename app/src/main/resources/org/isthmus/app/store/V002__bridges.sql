-- The cables of the patch bay. `carries` lists kinds of traffic with a comma between.
CREATE TABLE bridge (
    id             TEXT PRIMARY KEY,
    made_at        INTEGER NOT NULL,
    sip_account    TEXT NOT NULL,
    sip_address    TEXT NOT NULL,
    sip_name       TEXT NOT NULL,
    xmpp_account   TEXT NOT NULL,
    xmpp_address   TEXT NOT NULL,
    xmpp_name      TEXT NOT NULL,
    carries        TEXT NOT NULL,
    enabled        INTEGER NOT NULL,
    carried        INTEGER NOT NULL,
    lost           INTEGER NOT NULL,
    loops_cut      INTEGER NOT NULL,
    failure_reason TEXT NOT NULL,
    failure_detail TEXT NOT NULL
) WITHOUT ROWID;

-- What bridges have taken on and not yet settled, and what they settled lately. `lane` names the bridge and the direction,
-- `number` is the order in which to send, `id` the message on the far network. `source_*` say who is to hear of its fate,
-- `told` what they heard last. Empty text stands for what is not there, 0 for no time. Times as in `message`.
CREATE TABLE bridge_message (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    lane           TEXT NOT NULL,
    id             TEXT NOT NULL,
    network        TEXT NOT NULL,
    sender         TEXT NOT NULL,
    recipient      TEXT NOT NULL,
    kind           TEXT NOT NULL,
    body           TEXT NOT NULL,
    language       TEXT NOT NULL,
    subject        TEXT NOT NULL,
    thread         TEXT NOT NULL,
    asks           TEXT NOT NULL,
    sent_at        INTEGER NOT NULL,
    replaces       TEXT NOT NULL,
    author_network TEXT NOT NULL,
    author_address TEXT NOT NULL,
    author_name    TEXT NOT NULL,
    source_network TEXT NOT NULL,
    source_id      TEXT NOT NULL,
    source_from    TEXT NOT NULL,
    source_asks    TEXT NOT NULL,
    stored_at      INTEGER NOT NULL,
    fate           TEXT NOT NULL,
    told           TEXT NOT NULL,
    failure_reason TEXT NOT NULL,
    failure_detail TEXT NOT NULL,
    failure_wire   TEXT NOT NULL,
    UNIQUE (lane, id)
);
CREATE INDEX bridge_message_source ON bridge_message (lane, source_id, number);
CREATE INDEX bridge_message_waiting ON bridge_message (lane, number) WHERE fate = 'WAITING';
CREATE INDEX bridge_message_untold ON bridge_message (lane, number)
    WHERE fate IN ('DELIVERED', 'DISPLAYED', 'FAILED') AND fate <> told;
CREATE INDEX bridge_message_age ON bridge_message (stored_at);
