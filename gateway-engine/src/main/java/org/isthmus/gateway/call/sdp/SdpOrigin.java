package org.isthmus.gateway.call.sdp;

/**
 * Who wrote a description: the o= line (RFC 8866 section 5.2).
 *
 * @param user a token, or {@code -}
 * @param session a number that stays for the whole dialog
 * @param version raised by one with each description that says something else
 * @param address an address or a name of the host
 */
public record SdpOrigin(String user, long session, long version, String address) {

    /** The origin of a dialog's first description; a user part that is no token becomes {@code -}. */
    public static SdpOrigin of(String user, long session, String address) {
        return new SdpOrigin(Words.isToken(user) ? user : "-", session, 1, address);
    }

    SdpOrigin next() {
        return new SdpOrigin(user, session, version + 1, address);
    }

    SdpLine line() {
        return new SdpLine('o', user + " " + session + " " + version + " " + Addresses.connection(address));
    }
}
