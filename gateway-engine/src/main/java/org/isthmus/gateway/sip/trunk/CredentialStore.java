package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.gateway.sip.auth.DigestKeeper;
import org.isthmus.gateway.sip.transport.Hop;

/**
 * Keeps what each peer challenged with apart, so that no peer sees an answer to another. The operator names the peers, so there
 * are few.
 */
final class CredentialStore {

    private final Optional<SipTrunkConfig.Credentials> credentials;
    private final Map<String, Credential> peers = new ConcurrentHashMap<>();

    CredentialStore(Optional<SipTrunkConfig.Credentials> credentials) {
        this.credentials = credentials;
    }

    Optional<Credential> of(Hop hop) {
        return credentials.map(own -> peers.computeIfAbsent(
                hop.host(),
                peer -> new Credential(new DigestKeeper(own.user(), own.password(), new HeaderFactoryImpl()))));
    }
}
