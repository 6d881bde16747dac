package org.isthmus.app.account;

import java.util.Optional;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;

/**
 * What only few people ever change.
 *
 * @param server instead of asking DNS
 * @param authUser SIP digest user name where it differs from the address
 * @param transport SIP only
 * @param largeMessages SIP only: the path carries long messages whole
 * @param encryption XMPP only
 */
public record AccountOptions(
        Optional<HostPort> server,
        Optional<String> authUser,
        SipAccountConfig.Transport transport,
        boolean largeMessages,
        XmppAccountConfig.Encryption encryption) {

    public static AccountOptions standard() {
        return new AccountOptions(
                Optional.empty(),
                Optional.empty(),
                SipAccountConfig.Transport.AUTO,
                false,
                XmppAccountConfig.Encryption.REQUIRED);
    }

    public AccountOptions withServer(HostPort hostPort) {
        return new AccountOptions(Optional.of(hostPort), authUser, transport, largeMessages, encryption);
    }

    public AccountOptions withTransport(SipAccountConfig.Transport newTransport) {
        return new AccountOptions(server, authUser, newTransport, largeMessages, encryption);
    }

    public AccountOptions withEncryption(XmppAccountConfig.Encryption newEncryption) {
        return new AccountOptions(server, authUser, transport, largeMessages, newEncryption);
    }
}
