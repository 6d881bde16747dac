package org.isthmus.app.lab.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.lab.xml.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a stanza to the domain that it is addressed to, and the error back when it cannot (RFC 6120 section 10). */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, StanzaTarget> domains = new LinkedHashMap<>();

    void add(String domain, StanzaTarget target) {
        domains.put(domain, target);
    }

    void remove(String domain, StanzaTarget target) {
        domains.remove(domain, target);
    }

    Set<String> domains() {
        return Set.copyOf(domains.keySet());
    }

    /** Takes a stanza whose {@code from} is already the true sender. */
    void route(Element stanza) {
        try {
            String domain = Stanzas.to(stanza)
                    .orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST))
                    .domain();
            Optional.ofNullable(domains.get(domain))
                    .orElseThrow(() -> new StanzaException(StanzaError.REMOTE_SERVER_NOT_FOUND))
                    .accept(stanza);
        } catch (StanzaException e) {
            bounce(stanza, e.error());
        }
    }

    void bounce(Element stanza, StanzaError error) {
        bounce(stanza, Stanzas.error(stanza, error));
    }

    void bounce(Element stanza, Element answer) {
        if (!Stanzas.mayBeAnsweredWithError(stanza)) {
            LOG.debug("Dropped an undeliverable {} of type {}.", stanza.name(), Stanzas.type(stanza));
            return;
        }
        try {
            Optional<StanzaTarget> sender = Stanzas.to(answer).map(address -> domains.get(address.domain()));
            if (sender.isPresent()) {
                sender.get().accept(answer);
            }
        } catch (StanzaException e) {
            LOG.debug("The sender of an undeliverable {} is gone: {}", stanza.name(), e.error());
        }
    }
}
