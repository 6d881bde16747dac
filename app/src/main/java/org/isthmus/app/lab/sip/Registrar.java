package org.isthmus.app.lab.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.concurrent.Scheduler;

/** Takes registrations (RFC 3261 section 10.3). */
final class Registrar implements RequestHandler {

    private static final int STANDARD_SECONDS = 3600;
    private static final int SHORTEST_SECONDS = 10;

    private final Wire wire;
    private final DigestGate gate;
    private final Location location;
    private final Scheduler clock;

    Registrar(Wire wire, DigestGate gate, Location location, Scheduler clock) {
        this.wire = wire;
        this.gate = gate;
        this.location = location;
        this.clock = clock;
    }

    @Override
    public void handle(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<String> sender = gate.pass(transaction, request, false);
        if (sender.isEmpty()) {
            return;
        }
        String user = sender.get();
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        if (!wire.site().user(to.getAddress().getURI()).equals(sender)) {
            wire.reply(transaction, 403);
            return;
        }
        List<ContactHeader> contacts = contacts(request);
        int refusal = refusal(user, request, contacts);
        if (refusal == 423) {
            wire.reply(transaction, 423, wire.headers().createMinExpiresHeader(SHORTEST_SECONDS));
        } else if (refusal > 0) {
            wire.reply(transaction, refusal);
        } else {
            contacts.forEach(contact -> apply(user, request, contact));
            wire.reply(transaction, 200, current(user));
        }
    }

    private int refusal(String user, Request request, List<ContactHeader> contacts) {
        boolean all = contacts.stream().anyMatch(ContactHeader::isWildCard);
        if (all) {
            boolean alone = contacts.size() == 1 && standardSeconds(request) == 0;
            return alone ? 0 : 400;
        }
        if (contacts.stream().anyMatch(contact -> !(contact.getAddress().getURI() instanceof SipURI))) {
            return 400;
        }
        if (location.of(user).size() + contacts.size() > Location.MOST_DEVICES) {
            return 403;
        }
        boolean tooShort = contacts.stream()
                .mapToInt(contact -> seconds(request, contact))
                .anyMatch(seconds -> seconds > 0 && seconds < SHORTEST_SECONDS);
        return tooShort ? 423 : 0;
    }

    private void apply(String user, Request request, ContactHeader contact) {
        if (contact.isWildCard()) {
            location.clear(user);
            return;
        }
        String uri = contact.getAddress().getURI().toString();
        String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        long sequence = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        boolean late = location.find(user, uri)
                .filter(old -> old.callId().equals(callId) && sequence <= old.sequence())
                .isPresent();
        if (late) {
            return;
        }
        int seconds = seconds(request, contact);
        if (seconds == 0) {
            location.remove(user, uri);
            return;
        }
        Instant expires = clock.instant().plusSeconds(seconds);
        float preference = contact.getQValue() < 0 ? 1 : contact.getQValue();
        location.put(
                user,
                new Binding(
                        (Address) contact.getAddress().clone(),
                        callId,
                        sequence,
                        preference,
                        expires,
                        flow(request, (SipURI) contact.getAddress().getURI())));
    }

    /** The device is reached over the connection or socket it came from, when it means to be reached by that transport. */
    private static Optional<Hop> flow(Request request, SipURI contact) {
        String came = ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport();
        if (!(request instanceof SIPRequest received)
                || received.getRemoteAddress() == null
                || !came.equalsIgnoreCase(Wire.transport(contact))) {
            return Optional.empty();
        }
        return Optional.of(new HopImpl(received.getRemoteAddress().getHostAddress(), received.getRemotePort(), came));
    }

    private Header[] current(String user) throws ParseException, InvalidArgumentException {
        List<Header> contacts = new ArrayList<>();
        for (Binding binding : location.of(user)) {
            ContactHeader contact = wire.headers()
                    .createContactHeader((Address) binding.contact().clone());
            contact.setExpires((int) Math.max(
                    1, Duration.between(clock.instant(), binding.expires()).toSeconds()));
            contacts.add(contact);
        }
        return contacts.toArray(Header[]::new);
    }

    private static List<ContactHeader> contacts(Request request) {
        List<ContactHeader> contacts = new ArrayList<>();
        for (Iterator<?> all = request.getHeaders(ContactHeader.NAME); all.hasNext(); ) {
            contacts.add((ContactHeader) all.next());
        }
        return contacts;
    }

    private static int seconds(Request request, ContactHeader contact) {
        int own = contact.getExpires();
        return Math.min(own >= 0 ? own : standardSeconds(request), STANDARD_SECONDS);
    }

    private static int standardSeconds(Request request) {
        return request.getExpires() == null
                ? STANDARD_SECONDS
                : request.getExpires().getExpires();
    }
}
