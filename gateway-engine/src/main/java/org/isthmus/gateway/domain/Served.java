package org.isthmus.gateway.domain;

import java.util.Set;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Whose messages a gateway carries. May be used from any thread. */
final class Served {

    private final Set<String> sipDomains;
    private final Set<String> xmppDomains;

    Served(GatewayRules rules) {
        sipDomains = rules.sipDomains();
        xmppDomains = rules.xmppDomains();
    }

    boolean isOnSip(SipAddress address) {
        return sipDomains.contains(address.host());
    }

    /** A JID that stands for somebody on SIP. */
    boolean isOnSip(XmppAddress mapped) {
        return sipDomains.contains(mapped.domain());
    }

    boolean isOnXmpp(XmppAddress address) {
        return xmppDomains.contains(address.domain());
    }

    /** A SIP URI that stands for somebody on XMPP. */
    boolean isOnXmpp(SipAddress mapped) {
        return xmppDomains.contains(mapped.host());
    }
}
