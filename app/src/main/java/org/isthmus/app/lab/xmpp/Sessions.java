package org.isthmus.app.lab.xmpp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, keeps and ends the sessions of clients. Called inside the {@link Turnstile}. */
final class Sessions {

    /** How long a lost session waits to be resumed (XEP-0198 section 5). */
    static final Duration RESUMABLE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int MOST_OF_ONE_ACCOUNT = 20;

    private final PresenceService presences;
    private final MessageDelivery messages;
    private final Turnstile turnstile;
    private final Scheduler clock;
    private final OrderedExecutor cleaner = new OrderedExecutor("lab-xmpp-sessions");
    private final Map<String, ClientSession> resumable = new HashMap<>();
    private boolean stopped;

    Sessions(PresenceService presences, MessageDelivery messages, Turnstile turnstile, Scheduler clock) {
        this.presences = presences;
        this.messages = messages;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /** RFC 6120 section 7. */
    ClientSession open(Account account, Optional<String> resource, Wire wire) throws StanzaException {
        String wanted = resource.filter(text -> !text.isBlank())
                .orElseGet(() -> UUID.randomUUID().toString());
        XmppAddress address = Stanzas.parse(account.address() + "/" + wanted);
        Optional<Session> old = account.session(address.resource());
        if (old.isEmpty() && account.sessions().size() >= MOST_OF_ONE_ACCOUNT) {
            throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
        }
        old.ifPresent(session -> {
            session.replaced();
            end(session);
        });
        ClientSession session = new ClientSession(account, address, wire);
        account.add(session);
        return session;
    }

    /** @return the id under which the session can be resumed */
    String makeResumable(ClientSession session) {
        String id = UUID.randomUUID().toString();
        resumable.put(id, session);
        return id;
    }

    Optional<ClientSession> resumable(Account account, String id) {
        return Optional.ofNullable(resumable.get(id)).filter(session -> session.account() == account);
    }

    /** The server goes down: nothing is kept for anybody any more. */
    void stop() {
        stopped = true;
    }

    /** The connection broke. A session that can be resumed waits; any other is over. */
    void lost(ClientSession session) {
        if (stopped) {
            return;
        }
        if (!resumable.containsValue(session)) {
            end(session);
            return;
        }
        session.detach();
        clock.after(
                RESUMABLE,
                () -> cleaner.execute(() -> turnstile.pass(() -> {
                    if (!session.connected()) {
                        end(session);
                    }
                })));
    }

    /** The session is over for good. */
    void end(Session session) {
        resumable.values().removeIf(session::equals);
        if (!session.account().remove(session)) {
            return;
        }
        presences.ended(session);
        if (session instanceof ClientSession client) {
            client.unacknowledged().stream()
                    .filter(stanza -> stanza.name().equals(Stanzas.MESSAGE))
                    .forEach(message -> again(session.account(), message));
        }
    }

    private void again(Account account, Element message) {
        try {
            messages.again(account, message);
        } catch (StanzaException e) {
            LOG.info("An unacknowledged message to {} has no place any more.", account.address());
        }
    }
}
