package org.isthmus.app.call;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.Accounts;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.media.MediaEngine;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.mixer.Conference;

/**
 * Opens media as suits the account. On XMPP nothing goes unprotected (DTLS-SRTP). On SIP keys are offered where the way to the
 * server is encrypted, because they travel there in the clear, and a phone that cannot protect is talked to all the same; the
 * window says so.
 */
public final class AccountMedia implements MediaOpener {

    private final Supplier<MediaEngine> engine;
    private final Accounts accounts;

    /** @param engine made when the first call wants it */
    public AccountMedia(Supplier<MediaEngine> engine, Accounts accounts) {
        this.engine = engine;
        this.accounts = accounts;
    }

    @Override
    public MediaSession open(EndpointId id, List<RelayServer> relays, MediaListener listener) {
        Optional<Account> account = accounts.find(id);
        return engine.get().open(settings(account, relays), listener);
    }

    @Override
    public Conference conference() throws MediaException {
        return engine.get().conference();
    }

    private static SessionSettings settings(Optional<Account> account, List<RelayServer> relays) {
        boolean xmpp = account.filter(known -> known.network() == Network.XMPP).isPresent();
        return new SessionSettings(true, keys(account, xmpp), !xmpp, relays, false, addresses(account));
    }

    private static List<Protection> keys(Optional<Account> account, boolean xmpp) {
        if (xmpp) {
            return List.of(Protection.DTLS_SRTP);
        }
        boolean secret = account.map(Account::state)
                .filter(state -> state instanceof EndpointState.Online online && online.encrypted())
                .isPresent();
        return secret ? List.of(Protection.SDES) : List.of();
    }

    /** The lab lives on this computer and works without any network. */
    private static Set<InetAddress> addresses(Optional<Account> account) {
        return account.filter(Account::demo).isPresent() ? Set.of(InetAddress.getLoopbackAddress()) : Set.of();
    }
}
