package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import org.isthmus.gateway.domain.XmppArrivals;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jxmpp.jid.DomainBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what arrives on a stream: questions to the component are answered here, everything else is the gateway's. */
final class StreamReception {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReception.class);

    private final XmppArrivals arrivals;
    private final ComponentCounters counters;
    private final ComponentIqs iqs = new ComponentIqs();
    private final XmlEnvironment environment = new XmlEnvironment(StreamHeader.CLIENT);

    StreamReception(XmppArrivals arrivals, ComponentCounters counters) {
        this.arrivals = arrivals;
        this.counters = counters;
    }

    /**
     * Serves until the stream ends.
     *
     * @return true when the server closed it properly
     */
    boolean serve(ComponentStream stream, DomainBareJid own) throws IOException, StreamErrorException {
        while (true) {
            switch (stream.next()) {
                case Arrived.Good(Stanza stanza) -> take(stream, own, stanza);
                case Arrived.Bad(BadStanza bad) -> refuse(stream, bad);
                case Arrived.Welcome again -> counters.countBad();
                case Arrived.Refused(var error) -> throw new StreamErrorException(error);
                case Arrived.End end -> {
                    return true;
                }
            }
        }
    }

    private void take(ComponentStream stream, DomainBareJid own, Stanza stanza) {
        counters.countIn();
        if (StreamKeepalive.isOwn(stanza, own)) {
            return;
        }
        if (stanza instanceof IQ iq && iq.isRequestIQ()) {
            answer(stream, own, iq);
        } else {
            Telling.safely(() -> arrivals.stanza(stanza));
        }
    }

    private void answer(ComponentStream stream, DomainBareJid own, IQ request) {
        if (request.getTo() == null) {
            request.setTo(own);
        }
        try {
            byte[] answer =
                    WireText.encode(iqs.answer(request).toXML(environment).toString());
            if (stream.offer(answer)) {
                counters.countOut();
            }
        } catch (RuntimeException e) {
            LOG.warn("A question could not be answered.", e);
        }
    }

    private void refuse(ComponentStream stream, BadStanza bad) {
        counters.countBad();
        LOG.debug("A stanza was refused: {}", bad.why());
        bad.answer().ifPresent(answer -> {
            if (stream.offer(WireText.encode(answer))) {
                counters.countOut();
            }
        });
    }
}
