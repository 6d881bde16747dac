package org.isthmus.app.lab.sip;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.concurrent.Scheduler;

/** Lets through who proves to know a user's password, and challenges everybody else (RFC 3261 section 22, RFC 8760). */
final class DigestGate {

    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
    private static final int MOST_NONCES = 10_000;

    private final Wire wire;
    private final Users users;
    private final Scheduler clock;
    private final Map<String, Instant> nonces = new LinkedHashMap<>();

    DigestGate(Wire wire, Users users, Scheduler clock) {
        this.wire = wire;
        this.users = users;
        this.clock = clock;
    }

    /** The user who sent the request; empty after the challenge has been sent. */
    Optional<String> pass(ServerTransaction transaction, Request request, boolean asProxy)
            throws SipException, ParseException, InvalidArgumentException {
        Iterator<?> given = request.getHeaders(asProxy ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME);
        boolean stale = false;
        while (given.hasNext()) {
            AuthorizationHeader header = (AuthorizationHeader) given.next();
            Optional<String> user = proven(header, request);
            if (user.isPresent() && fresh(header)) {
                return user;
            }
            stale |= user.isPresent();
        }
        challenge(transaction, asProxy, stale);
        return Optional.empty();
    }

    private Optional<String> proven(AuthorizationHeader given, Request request) {
        if (given.getUsername() == null || !wire.site().domain().equals(given.getRealm())) {
            return Optional.empty();
        }
        return users.password(given.getUsername())
                .filter(password -> DigestAlgorithm.of(given)
                        .filter(algorithm -> algorithm.proves(given, request.getMethod(), password))
                        .isPresent())
                .map(password -> given.getUsername().toLowerCase(Locale.ROOT));
    }

    private boolean fresh(AuthorizationHeader given) {
        Instant expires = nonces.get(String.valueOf(given.getNonce()));
        return expires != null && clock.instant().isBefore(expires);
    }

    private void challenge(ServerTransaction transaction, boolean asProxy, boolean stale)
            throws SipException, ParseException, InvalidArgumentException {
        List<Header> challenges = new ArrayList<>();
        FromHeader from = (FromHeader) transaction.getRequest().getHeader(FromHeader.NAME);
        String user = wire.site().user(from.getAddress().getURI()).orElse("");
        for (DigestAlgorithm algorithm : users.offered(user)) {
            WWWAuthenticateHeader challenge = asProxy
                    ? wire.headers().createProxyAuthenticateHeader("Digest")
                    : wire.headers().createWWWAuthenticateHeader("Digest");
            challenge.setRealm(wire.site().domain());
            challenge.setNonce(nonce());
            challenge.setQop("auth");
            challenge.setAlgorithm(algorithm.token());
            if (stale) {
                challenge.setStale(true);
            }
            challenges.add(challenge);
        }
        wire.reply(transaction, asProxy ? 407 : 401, challenges.toArray(Header[]::new));
    }

    private String nonce() {
        Instant now = clock.instant();
        nonces.values().removeIf(now::isAfter);
        if (nonces.size() >= MOST_NONCES) {
            nonces.remove(nonces.keySet().iterator().next());
        }
        String nonce = Wire.random();
        nonces.put(nonce, now.plus(NONCE_LIFE));
        return nonce;
    }
}
