package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.ui.common.Words;

/** Says in words what a bridge makes readable, and to whom. */
final class Readers {

    private final Words words;

    Readers(Words words) {
        this.words = words;
    }

    String of(Party sip, Party xmpp, Set<Traffic> carries) {
        List<String> sentences = new ArrayList<>();
        if (carries.contains(Traffic.CHAT)) {
            sentences.add(words.get("readers.CHAT", Socket.title(sip), Socket.title(xmpp)));
        }
        if (carries.contains(Traffic.PRESENCE)) {
            sentences.add(words.get("readers.PRESENCE", Socket.title(sip), Socket.title(xmpp)));
        }
        if (sentences.isEmpty()) {
            return words.get("readers.nothing");
        }
        sentences.add(words.get("readers.servers", domain(sip.address()), domain(xmpp.address())));
        return String.join(" ", sentences);
    }

    private static String domain(Address address) {
        return switch (address) {
            case SipAddress sip -> sip.host().isEmpty() ? sip.toString() : sip.host();
            case XmppAddress xmpp -> xmpp.domain();
        };
    }
}
