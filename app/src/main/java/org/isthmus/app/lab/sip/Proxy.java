package org.isthmus.app.lab.sip;

import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards requests to the devices of a user, and the answers back (RFC 3261 section 16), with state. */
final class Proxy implements RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private final Wire wire;
    private final DigestGate gate;
    private final Users users;
    private final Location location;
    private final Forwarding forwarding;
    private final Map<ClientTransaction, Fork> forks = new HashMap<>();
    private final Map<String, Fork> invitations = new HashMap<>();

    Proxy(Wire wire, DigestGate gate, Users users, Location location) {
        this.wire = wire;
        this.gate = gate;
        this.users = users;
        this.location = location;
        this.forwarding = new Forwarding(wire, location);
    }

    @Override
    public void handle(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        MaxForwardsHeader hops = (MaxForwardsHeader) request.getHeader(MaxForwardsHeader.NAME);
        if (hops != null && hops.getMaxForwards() <= 0) {
            wire.reply(transaction, 483);
            return;
        }
        if (inDialog(request)) {
            boolean toUs = wire.site().serves(request.getRequestURI()) && !forwarding.routedOn(request);
            if (toUs
                    && location.of(wire.site().user(request.getRequestURI()).orElse(""))
                            .isEmpty()) {
                wire.reply(transaction, 481);
            } else {
                send(transaction, request, toUs ? devices(request) : List.of(request.getRequestURI()));
            }
            return;
        }
        if (!admitted(transaction, request)) {
            return;
        }
        Optional<String> user = wire.site().user(request.getRequestURI());
        List<URI> targets = devices(request);
        if (targets.isEmpty()) {
            wire.reply(transaction, user.filter(users::knows).isPresent() ? 480 : 404);
        } else {
            send(transaction, request, targets);
        }
    }

    /** An ACK for a 2xx is a request of its own and is forwarded without state (RFC 3261 section 16.11). */
    void acknowledge(Request ack) throws SipException, ParseException, InvalidArgumentException {
        if (!wire.site().serves(ack.getRequestURI()) || forwarding.routedOn(ack)) {
            wire.provider().sendRequest(forwarding.prepare(ack, ack.getRequestURI()));
        }
    }

    /** RFC 3261 section 16.10. */
    void cancel(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<Fork> fork = Optional.ofNullable(invitations.get(branch(request)));
        wire.reply(transaction, fork.isPresent() ? 200 : 481);
        if (fork.isPresent()) {
            fork.get().cancel();
            cancelLegs(fork.get());
        }
    }

    /** @return whether the response belonged to something forwarded */
    boolean respond(Optional<ClientTransaction> leg, Response response)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<Fork> fork = leg.map(forks::get);
        if (fork.isEmpty()) {
            return false;
        }
        int status = response.getStatusCode();
        if (status == 100) {
            fork.get().proceeding(leg.get());
        } else if (status < 200) {
            fork.get().proceeding(leg.get());
            if (!fork.get().answered()) {
                fork.get().upstream().sendResponse(upstream(response));
            }
        } else {
            completed(fork.get(), leg.get(), response);
        }
        if (fork.get().cancelled()) {
            cancelLegs(fork.get());
        }
        return true;
    }

    /** A 2xx whose transaction is over: repeated until the caller's ACK comes (RFC 3261 section 16.7, step 5). */
    void passBack(Response response) throws SipException {
        boolean invitation =
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod().equals(Request.INVITE);
        Response upstream = upstream(response);
        if (invitation && response.getStatusCode() / 100 == 2 && upstream.getHeader(ViaHeader.NAME) != null) {
            wire.provider().sendResponse(upstream);
        }
    }

    /** No answer, or no way to the device. */
    void failed(ClientTransaction leg, int status) throws SipException, ParseException, InvalidArgumentException {
        Fork fork = forks.get(leg);
        if (fork != null) {
            failed(fork, leg, status);
        }
    }

    private void failed(Fork fork, ClientTransaction leg, int status)
            throws SipException, ParseException, InvalidArgumentException {
        Response failure =
                wire.messages().createResponse(status, fork.upstream().getRequest());
        ((ToHeader) failure.getHeader(ToHeader.NAME)).setTag(Wire.random());
        fork.consider(failure);
        fork.completed(leg);
        forks.remove(leg);
        finish(fork);
    }

    private boolean admitted(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        URI from =
                ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress().getURI();
        if (!wire.site().serves(from)) {
            return true;
        }
        Optional<String> sender = gate.pass(transaction, request, true);
        if (sender.isPresent() && !sender.equals(wire.site().user(from))) {
            wire.reply(transaction, 403);
            return false;
        }
        return sender.isPresent();
    }

    private List<URI> devices(Request request) {
        return wire.site().user(request.getRequestURI()).map(location::of).orElse(List.of()).stream()
                .<URI>map(Binding::uri)
                .toList();
    }

    private void send(ServerTransaction transaction, Request request, List<URI> targets)
            throws SipException, ParseException, InvalidArgumentException {
        Fork fork = new Fork(transaction);
        if (request.getMethod().equals(Request.INVITE)) {
            wire.reply(transaction, 100);
            invitations.put(branch(request), fork);
        }
        for (URI target : targets) {
            ClientTransaction leg = wire.provider().getNewClientTransaction(forwarding.prepare(request, target));
            fork.add(leg);
            forks.put(leg, fork);
        }
        for (ClientTransaction leg : fork.legs()) {
            start(fork, leg);
        }
    }

    private void start(Fork fork, ClientTransaction leg) throws SipException, ParseException, InvalidArgumentException {
        try {
            leg.sendRequest();
        } catch (SipException e) {
            LOG.debug("A device could not be reached.", e);
            failed(fork, leg, 480);
        }
    }

    private void completed(Fork fork, ClientTransaction leg, Response response)
            throws SipException, ParseException, InvalidArgumentException {
        int status = response.getStatusCode();
        fork.completed(leg);
        forks.remove(leg);
        if (status < 300) {
            if (!fork.answered()) {
                fork.answer();
                fork.upstream().sendResponse(upstream(response));
            } else {
                passBack(response);
            }
            cancelLegs(fork);
        } else {
            fork.consider(upstream(response));
            if (status >= 600) {
                cancelLegs(fork);
            }
        }
        finish(fork);
    }

    private void finish(Fork fork) throws SipException, InvalidArgumentException {
        if (!fork.over()) {
            return;
        }
        invitations.values().removeIf(fork::equals);
        if (!fork.answered() && fork.best().isPresent()) {
            fork.answer();
            fork.upstream().sendResponse(fork.best().get());
        }
    }

    private void cancelLegs(Fork fork) throws SipException {
        for (ClientTransaction leg : fork.proceeding()) {
            fork.cancelled(leg);
            if (leg.getRequest().getMethod().equals(Request.INVITE)) {
                wire.provider().getNewClientTransaction(leg.createCancel()).sendRequest();
            }
        }
    }

    private static Response upstream(Response response) {
        Response copy = (Response) response.clone();
        copy.removeFirst(ViaHeader.NAME);
        return copy;
    }

    private static boolean inDialog(Request request) {
        return ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
    }

    private static String branch(Request request) {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        return via.getBranch() + ' ' + via.getHost() + ' ' + via.getPort();
    }
}
