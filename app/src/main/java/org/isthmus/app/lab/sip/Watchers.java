package org.isthmus.app.lab.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches whom: takes subscriptions and sends notifications (RFC 6665, RFC 3856). */
final class Watchers implements RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final int STANDARD_SECONDS = 3600;
    private static final int MOST = 2_000;

    private final Wire wire;
    private final DigestGate gate;
    private final Users users;
    private final Location location;
    private final Publications publications;
    private final Scheduler clock;
    private final Map<String, Watcher> watchers = new LinkedHashMap<>();
    private final Map<ClientTransaction, String> notifications = new LinkedHashMap<>();

    Watchers(Wire wire, DigestGate gate, Users users, Location location, Publications publications, Scheduler clock) {
        this.wire = wire;
        this.gate = gate;
        this.users = users;
        this.location = location;
        this.publications = publications;
        this.clock = clock;
    }

    static boolean presence(Request request) {
        return request.getHeader(EventHeader.NAME) instanceof EventHeader event
                && "presence".equalsIgnoreCase(event.getEventType());
    }

    /** A request inside a dialog that this agent has opened. */
    boolean owns(Request request) {
        return watchers.containsKey(key(request));
    }

    @Override
    public void handle(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Watcher known = watchers.get(key(request));
        if (known != null) {
            refresh(transaction, request, known);
        } else if (gate.pass(transaction, request, false).isPresent()) {
            open(transaction, request);
        }
    }

    /** Tells everybody who watches this user. */
    void changed(String user) {
        for (Watcher watcher : List.copyOf(watchers.values())) {
            if (watcher.user().equals(user)) {
                tell(watcher, false);
            }
        }
    }

    void expire(Instant now) {
        for (Watcher watcher : List.copyOf(watchers.values())) {
            if (now.isAfter(watcher.expires())) {
                watchers.values().remove(watcher);
                tell(watcher, true);
            }
        }
    }

    /** @return whether the answer was to one of our notifications */
    boolean answered(ClientTransaction transaction, int status) {
        String key = notifications.remove(transaction);
        // RFC 6665 section 4.2.2: who does not know the subscription, or does not answer, is forgotten.
        if (key != null && status >= 300 && status != 401 && status != 407) {
            watchers.remove(key);
        }
        return key != null;
    }

    private void open(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<String> user = wire.site().user(request.getRequestURI()).filter(users::knows);
        boolean contactable = request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                && !contact.isWildCard()
                && contact.getAddress().getURI() instanceof SipURI;
        if (user.isEmpty() || !contactable || watchers.size() >= MOST) {
            wire.reply(transaction, user.isEmpty() ? 404 : contactable ? 503 : 400);
            return;
        }
        // The tag is chosen before the answer goes out, so that the NOTIFY can carry the same.
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        to.setTag(Wire.random());
        Watcher watcher = watcher(request, user.get(), to);
        if (seconds(request) > 0) {
            watchers.put(key(request), watcher);
        }
        accept(transaction, request);
        tell(watcher, seconds(request) == 0);
    }

    private void refresh(ServerTransaction transaction, Request request, Watcher watcher)
            throws SipException, ParseException, InvalidArgumentException {
        watcher.refresh(
                contact(request).orElse(watcher.target()), clock.instant().plusSeconds(seconds(request)));
        accept(transaction, request);
        boolean over = seconds(request) == 0;
        if (over) {
            watchers.remove(key(request));
        }
        tell(watcher, over);
    }

    private void accept(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        String transport = ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport();
        wire.reply(
                transaction,
                200,
                wire.headers().createExpiresHeader(seconds(request)),
                wire.headers().createContactHeader(wire.self(transport)));
    }

    private Watcher watcher(Request request, String user, ToHeader to) throws ParseException {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        List<RouteHeader> routes = new ArrayList<>();
        for (Iterator<?> all = request.getHeaders(RecordRouteHeader.NAME); all.hasNext(); ) {
            Address hop = ((RecordRouteHeader) all.next()).getAddress();
            routes.add(wire.headers().createRouteHeader((Address) hop.clone()));
        }
        return new Watcher(
                user,
                callId(request),
                wire.headers().createFromHeader((Address) to.getAddress().clone(), to.getTag()),
                wire.headers().createToHeader((Address) from.getAddress().clone(), from.getTag()),
                (EventHeader) request.getHeader(EventHeader.NAME).clone(),
                routes,
                contact(request).orElseThrow(),
                clock.instant().plusSeconds(seconds(request)));
    }

    private void tell(Watcher watcher, boolean last) {
        try {
            Request notify = notification(watcher, last);
            ClientTransaction transaction = wire.provider().getNewClientTransaction(notify);
            notifications.put(
                    transaction, watcher.callId() + ' ' + watcher.local().getTag());
            transaction.sendRequest();
        } catch (SipException | ParseException | InvalidArgumentException e) {
            LOG.info("A watcher of {} could not be told: {}", watcher.user(), e.getMessage());
            watchers.values().remove(watcher);
        }
    }

    private Request notification(Watcher watcher, boolean last)
            throws SipException, ParseException, InvalidArgumentException {
        Request notify = wire.messages()
                .createRequest(
                        (SipURI) watcher.target().clone(),
                        Request.NOTIFY,
                        wire.headers().createCallIdHeader(watcher.callId()),
                        wire.headers().createCSeqHeader(watcher.nextSequence(), Request.NOTIFY),
                        (FromHeader) watcher.local().clone(),
                        (ToHeader) watcher.remote().clone(),
                        new ArrayList<ViaHeader>(),
                        wire.headers().createMaxForwardsHeader(70));
        for (RouteHeader route : watcher.routes()) {
            notify.addHeader((RouteHeader) route.clone());
        }
        location.flow(watcher.target()).ifPresent(hop -> FlowRouter.choose(notify, hop));
        String transport = Wire.transport(watcher.target());
        wire.addVia(notify, transport);
        SubscriptionStateHeader state = wire.headers().createSubscriptionStateHeader(last ? "terminated" : "active");
        if (last) {
            state.setReasonCode("timeout");
        } else {
            state.setExpires((int) Math.max(
                    1, Duration.between(clock.instant(), watcher.expires()).toSeconds()));
        }
        notify.addHeader(state);
        notify.addHeader((EventHeader) watcher.event().clone());
        notify.addHeader(wire.headers().createContactHeader(wire.self(transport)));
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + PidfComposer.compose(
                        "sip:" + watcher.user() + "@" + wire.site().domain(),
                        publications.documents(watcher.user()),
                        location.reachable(watcher.user()));
        notify.setContent(document.getBytes(UTF_8), wire.headers().createContentTypeHeader("application", "pidf+xml"));
        return notify;
    }

    private static Optional<SipURI> contact(Request request) {
        return request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                        && contact.getAddress().getURI() instanceof SipURI uri
                ? Optional.of((SipURI) uri.clone())
                : Optional.empty();
    }

    private static String key(Request request) {
        return callId(request) + ' ' + ((ToHeader) request.getHeader(ToHeader.NAME)).getTag();
    }

    private static String callId(Request request) {
        return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    }

    private static int seconds(Request request) {
        int asked = request.getExpires() == null
                ? STANDARD_SECONDS
                : request.getExpires().getExpires();
        return Math.min(asked, STANDARD_SECONDS);
    }
}
