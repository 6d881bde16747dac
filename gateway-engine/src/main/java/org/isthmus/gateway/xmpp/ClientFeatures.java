package org.isthmus.gateway.xmpp;

import java.util.List;
import java.util.Set;
import org.isthmus.gateway.xmpp.jingle.CallFeatures;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;

/** What the program says it can do (XEP-0030, XEP-0115): what it does, no more. */
final class ClientFeatures {

    private static final Set<String> FEATURES = Set.of(
            "http://jabber.org/protocol/caps",
            "http://jabber.org/protocol/chatstates",
            "http://jabber.org/protocol/disco#info",
            "http://jabber.org/protocol/disco#items",
            "jabber:iq:version",
            "urn:xmpp:chat-markers:0",
            "urn:xmpp:message-correct:0",
            "urn:xmpp:ping",
            "urn:xmpp:receipts",
            "urn:xmpp:sid:0");

    private ClientFeatures() {}

    static void announce(XMPPConnection connection) {
        ServiceDiscoveryManager discovery = ServiceDiscoveryManager.getInstanceFor(connection);
        for (String feature : List.copyOf(discovery.getFeatures())) {
            if (!FEATURES.contains(feature)) {
                discovery.removeFeature(feature);
            }
        }
        FEATURES.forEach(discovery::addFeature);
    }

    /** For an account whose calls somebody takes. */
    static void announceCalls(XMPPConnection connection) {
        ServiceDiscoveryManager discovery = ServiceDiscoveryManager.getInstanceFor(connection);
        CallFeatures.ALL.forEach(discovery::addFeature);
    }
}
