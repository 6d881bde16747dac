package org.isthmus.app.lab.xmpp;

import org.isthmus.app.lab.xml.XmlWriter;

/** The XML namespaces that the server speaks. */
final class Namespaces {

    static final String STREAM = XmlWriter.STREAM_NAMESPACE;
    static final String CLIENT = "jabber:client";
    static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    static final String STREAM_MANAGEMENT = "urn:xmpp:sm:3";
    static final String ROSTER = "jabber:iq:roster";
    static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
    static final String PING = "urn:xmpp:ping";
    static final String VERSION = "jabber:iq:version";
    static final String TIME = "urn:xmpp:time";
    static final String PRIVATE = "jabber:iq:private";
    static final String VCARD = "vcard-temp";
    static final String BLOCKING = "urn:xmpp:blocking";
    static final String BLOCKING_ERRORS = "urn:xmpp:blocking:errors";
    static final String CARBONS = "urn:xmpp:carbons:2";
    static final String FORWARD = "urn:xmpp:forward:0";
    static final String DELAY = "urn:xmpp:delay";
    static final String HINTS = "urn:xmpp:hints";
    static final String ARCHIVE = "urn:xmpp:mam:2";
    static final String STANZA_ID = "urn:xmpp:sid:0";
    static final String PAGING = "http://jabber.org/protocol/rsm";
    static final String FORMS = "jabber:x:data";
    static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    static final String PUBSUB_EVENT = PUBSUB + "#event";
    static final String RECEIPTS = "urn:xmpp:receipts";
    static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    static final String MARKERS = "urn:xmpp:chat-markers:0";

    private Namespaces() {}
}
