package org.isthmus.gateway.address;

/**
 * A JID (RFC 7622), already prepared: PRECIS applied, the domain with U-labels.
 *
 * @param local the localpart, XEP-0106 escapes kept; empty for a domain
 * @param resource the resourcepart; empty for a bare JID
 */
public record XmppAddress(String local, String domain, String resource) implements Address {

    /**
     * Reads a JID, with or without {@code xmpp:}, and prepares it.
     *
     * @throws AddressException when RFC 7622 does not allow it
     */
    public static XmppAddress parse(String text) throws AddressException {
        return JidReader.read(text.strip());
    }

    @Override
    public Network network() {
        return Network.XMPP;
    }

    @Override
    public XmppAddress bare() {
        return resource.isEmpty() ? this : new XmppAddress(local, domain, "");
    }

    public XmppAddress withResource(String newResource) {
        return new XmppAddress(local, domain, newResource);
    }

    /** The JID as it goes on the wire. */
    @Override
    public String toString() {
        return (local.isEmpty() ? "" : local + "@") + domain + (resource.isEmpty() ? "" : "/" + resource);
    }
}
