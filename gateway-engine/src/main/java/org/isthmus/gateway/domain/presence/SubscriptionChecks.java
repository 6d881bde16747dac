package org.isthmus.gateway.domain.presence;

import java.util.Optional;
import javax.sip.header.EventHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.message.MaxForwards;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.presence.NotifyReader;

/** What is wrong with a SUBSCRIBE, as the response to it; and what is right, as values (RFC 3856 section 6). */
final class SubscriptionChecks {

    static final int LONGEST = 3600;
    static final int SHORTEST = 60;

    private final PresenceTools tools;

    SubscriptionChecks(PresenceTools tools) {
        this.tools = tools;
    }

    /** What a SUBSCRIBE wants, or why it gets nothing. */
    sealed interface Verdict {
        record Refused(Response response) implements Verdict {}

        /** @param watcher the exact AOR of the sender */
        record Good(WatchPair pair, SipAddress watcher) implements Verdict {}
    }

    /** Whether the event, the format and the time are possible. */
    Optional<Response> refusal(Request subscribe) {
        if (!(subscribe.getHeader(EventHeader.NAME) instanceof EventHeader event)
                || !NotifyReader.PRESENCE.equals(event.getEventType())) {
            return Optional.of(
                    with(tools.refusal(subscribe, Response.BAD_EVENT), "Allow-Events", NotifyReader.PRESENCE));
        }
        if (!NotifyReader.acceptsPidf(subscribe)) {
            return Optional.of(
                    with(tools.refusal(subscribe, Response.NOT_ACCEPTABLE), "Accept", SubscriptionRequests.PIDF));
        }
        int seconds = wanted(subscribe);
        if (seconds > 0 && seconds < SHORTEST) {
            return Optional.of(with(
                    tools.refusal(subscribe, Response.INTERVAL_TOO_BRIEF), "Min-Expires", Integer.toString(SHORTEST)));
        }
        return Optional.empty();
    }

    /** The seconds that are granted. */
    static int granted(Request subscribe) {
        return Math.min(wanted(subscribe), LONGEST);
    }

    private static int wanted(Request subscribe) {
        return subscribe.getExpires() == null ? LONGEST : subscribe.getExpires().getExpires();
    }

    /** Who wants to watch whom, for a SUBSCRIBE that begins a dialog. */
    Verdict parties(Request subscribe) {
        if (MaxForwards.next(SipHeaders.maxForwards(subscribe)).isEmpty()) {
            return new Verdict.Refused(tools.refusal(subscribe, Response.TOO_MANY_HOPS));
        }
        String target = subscribe.getRequestURI().toString();
        XmppAddress contact;
        try {
            if (SipHeaders.to(subscribe).scheme().equals("sips")) {
                return new Verdict.Refused(tools.messages().secureRefusal(subscribe));
            }
            contact = tools.addresses().toXmpp(SipAddress.parse(target)).bare();
        } catch (AddressException e) {
            return new Verdict.Refused(
                    ErrorMapping.unmappable(target).status() == Response.TEMPORARILY_UNAVAILABLE
                            ? tools.messages().secureRefusal(subscribe)
                            : tools.refusal(subscribe, Response.NOT_FOUND));
        }
        if (contact.local().isEmpty() || !tools.rules().xmppDomains().contains(contact.domain())) {
            return new Verdict.Refused(tools.refusal(subscribe, Response.NOT_FOUND));
        }
        return sender(subscribe, contact);
    }

    private Verdict sender(Request subscribe, XmppAddress contact) {
        try {
            SipAddress watcher = SipHeaders.from(subscribe).bare();
            XmppAddress jid = tools.addresses().toXmpp(watcher).bare();
            if (jid.local().isEmpty() || !tools.rules().sipDomains().contains(watcher.host())) {
                return new Verdict.Refused(tools.refusal(subscribe, Response.FORBIDDEN));
            }
            return new Verdict.Good(new WatchPair(jid, contact), watcher);
        } catch (AddressException e) {
            return new Verdict.Refused(tools.refusal(subscribe, Response.BAD_REQUEST));
        }
    }

    private Response with(Response response, String name, String value) {
        tools.messages().add(response, name, value);
        return response;
    }
}
