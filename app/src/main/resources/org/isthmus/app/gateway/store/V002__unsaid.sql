-- Stanzas that XMPP senders are still owed, in their order.
CREATE TABLE unsaid (
    number INTEGER PRIMARY KEY,
    stanza TEXT NOT NULL
);
