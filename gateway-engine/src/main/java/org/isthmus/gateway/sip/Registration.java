package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.ListIterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;
import org.isthmus.gateway.sip.useragent.Words;

/** The REGISTERs of one account over one flow at a time (RFC 3261 section 10, RFC 5626). Runs on the account's executor. */
final class Registration {

    private static final int EXPIRES = 600;
    private static final int MOST_EXPIRES = 86_400;
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int BAD_EXTENSION = 420;
    private static final int FIRST_HOP_LACKS_OUTBOUND = 439;

    private final Identity identity;
    private final Exchanges exchanges;
    private final Scheduler scheduler;
    private final Executor executor;
    private final String callId;
    private final String tag;
    private long sequence;
    private int expires = EXPIRES;
    private boolean outbound = true;
    private boolean moved;
    private Optional<Flow> flow = Optional.empty();
    private Hooks hooks = Hooks.NONE;
    private Scheduler.Task refresh = () -> {};

    /** What became of a registration. */
    interface Hooks {

        Hooks NONE = new Hooks() {
            @Override
            public void registered(int flowTimer) {
                // Nobody asked.
            }

            @Override
            public void refused(Failure failure) {
                // Nobody asked.
            }
        };

        /** Called after each successful REGISTER; {@code flowTimer} in seconds, 0 when the server gave none. */
        void registered(int flowTimer);

        void refused(Failure failure);
    }

    Registration(Identity identity, Exchanges exchanges, Scheduler scheduler, Executor executor) {
        this.identity = identity;
        this.exchanges = exchanges;
        this.scheduler = scheduler;
        this.executor = executor;
        this.callId = identity.words().token();
        this.tag = identity.words().token();
    }

    void begin(Flow over, Hooks told) {
        forget();
        identity.forgetWhereSeen();
        moved = false;
        flow = Optional.of(over);
        hooks = told;
        send();
    }

    void refreshNow() {
        if (flow.isPresent()) {
            send();
        }
    }

    /** The flow is of no use any more. */
    void forget() {
        refresh.cancel();
        flow = Optional.empty();
        hooks = Hooks.NONE;
    }

    /** Takes the binding back, as far as the server listens. */
    void end(Runnable done) {
        Optional<Flow> last = flow;
        forget();
        if (last.isEmpty()) {
            done.run();
            return;
        }
        try {
            exchanges.call(draft(last.get(), 0), FAREWELL, _ -> done.run());
        } catch (ParseException e) {
            done.run();
        }
    }

    private void send() {
        Flow over = flow.orElseThrow();
        try {
            Draft draft = draft(over, expires);
            exchanges.call(draft, ANSWER, reply -> {
                sequence = Math.max(sequence, draft.sequence());
                if (flow.isPresent() && flow.get() == over) {
                    answered(over, reply);
                }
            });
        } catch (ParseException e) {
            hooks.refused(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage())));
        }
    }

    private Draft draft(Flow over, int seconds) throws ParseException {
        Words words = identity.words();
        return identity.register(callId, tag, ++sequence)
                .with(identity.registeredContact(over, outbound, seconds))
                .with(words.list("Supported", outbound ? "outbound, path" : "path"))
                .with(words.list("Allow", Words.ALLOW))
                .with(expiresHeader(words, seconds));
    }

    private static ExpiresHeader expiresHeader(Words words, int seconds) throws ParseException {
        try {
            return words.headers().createExpiresHeader(seconds);
        } catch (InvalidArgumentException e) {
            throw new ParseException("Expires cannot be " + seconds, 0);
        }
    }

    private void answered(Flow over, Reply reply) {
        switch (reply) {
            case Reply.None none -> hooks.refused(none.failure());
            case Reply.Final answer -> answered(over, answer.response());
        }
    }

    private void answered(Flow over, Response response) {
        int status = response.getStatusCode();
        if (status < 300) {
            registered(over, response);
        } else if (status == Response.INTERVAL_TOO_BRIEF && longerInterval(response)) {
            send();
        } else if (outbound && (status == FIRST_HOP_LACKS_OUTBOUND || status == BAD_EXTENSION)) {
            outbound = false;
            send();
        } else {
            hooks.refused(Statuses.registrationFailure(response));
        }
    }

    private boolean longerInterval(Response response) {
        if (response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                && least.getExpires() > expires
                && least.getExpires() <= MOST_EXPIRES) {
            expires = least.getExpires();
            return true;
        }
        return false;
    }

    private void registered(Flow over, Response response) {
        identity.setServiceRoute(Identity.addressesOf(response, "Service-Route"));
        int granted = granted(over, response);
        long seconds = Math.max(1, Math.min(granted * 8L / 10, granted - 5L));
        refresh.cancel();
        refresh = scheduler.after(
                Duration.ofSeconds(seconds),
                () -> executor.execute(() -> {
                    if (flow.isPresent() && flow.get() == over) {
                        send();
                    }
                }));
        hooks.registered(flowTimer(response));
        if (flow.isPresent() && !moved && !confirmsOutbound(response) && seenElsewhere(over, response)) {
            moved = true;
            send();
        }
    }

    private int granted(Flow over, Response response) {
        ListIterator<?> contacts = response.getHeaders(ContactHeader.NAME);
        while (contacts.hasNext()) {
            if (contacts.next() instanceof ContactHeader contact
                    && !contact.isWildCard()
                    && contact.getExpires() > 0
                    && contact.getAddress().getURI() instanceof SipURI uri
                    && isOurs(over, uri)) {
                return contact.getExpires();
            }
        }
        return response.getExpires() != null && response.getExpires().getExpires() > 0
                ? response.getExpires().getExpires()
                : expires;
    }

    private boolean isOurs(Flow over, SipURI uri) {
        try {
            SipURI own = (SipURI) identity.contact(over).getAddress().getURI();
            return own.getHost().equals(uri.getHost()) && own.getPort() == uri.getPort();
        } catch (ParseException e) {
            return false;
        }
    }

    private static boolean confirmsOutbound(Response response) {
        ListIterator<?> required = response.getHeaders(RequireHeader.NAME);
        while (required.hasNext()) {
            if (required.next() instanceof RequireHeader header
                    && header.getOptionTag().equalsIgnoreCase("outbound")) {
                return true;
            }
        }
        return false;
    }

    /** Behind a NAT the server names the address that it sees; without outbound it can only be reached there. */
    private boolean seenElsewhere(Flow over, Response response) {
        if (!(response.getHeader(ViaHeader.NAME) instanceof ViaHeader via)) {
            return false;
        }
        String host = via.getReceived() == null ? over.localHost() : via.getReceived();
        int port = via.getRPort() > 0 ? via.getRPort() : over.localPort();
        if (host.equals(over.localHost()) && port == over.localPort()) {
            return false;
        }
        identity.seenAt(host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host, port);
        return true;
    }

    private static int flowTimer(Response response) {
        if (response.getHeader("Flow-Timer") == null) {
            return 0;
        }
        String text = response.getHeader("Flow-Timer").toString();
        String digits = text.substring(text.indexOf(':') + 1).strip();
        return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }
}
