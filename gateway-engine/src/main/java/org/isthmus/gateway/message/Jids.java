package org.isthmus.gateway.message;

import java.util.Optional;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** JIDs to and from the objects of jxmpp. */
public final class Jids {

    private Jids() {}

    /** Empty when there is none, or when RFC 7622 does not allow it although the library let it pass. */
    public static Optional<XmppAddress> address(@Nullable Jid jid) {
        if (jid == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(XmppAddress.parse(jid.toString()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when jxmpp does not take an address that was prepared here */
    public static Jid jid(XmppAddress address) {
        try {
            return JidCreate.from(address.toString());
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("JID " + address, e);
        }
    }
}
