package org.isthmus.app.lab.sip;

import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/** Makes the copy of a request that goes on (RFC 3261 section 16.6). */
final class Forwarding {

    private static final int STANDARD_HOPS = 70;
    private static final Set<String> DIALOG_MAKING = Set.of(Request.INVITE, Request.SUBSCRIBE, Request.REFER);

    private final Wire wire;
    private final Location location;

    Forwarding(Wire wire, Location location) {
        this.wire = wire;
        this.location = location;
    }

    /** A Route of somebody else is left once ours are taken off. */
    boolean routedOn(Request request) {
        Request copy = (Request) request.clone();
        dropOwnRoutes(copy);
        return copy.getHeader(RouteHeader.NAME) != null;
    }

    Request prepare(Request received, URI target) throws SipException, ParseException, InvalidArgumentException {
        Request request = (Request) received.clone();
        request.setRequestURI((URI) target.clone());
        dropOwnRoutes(request);
        countHop(request);
        request.removeHeader(ProxyAuthorizationHeader.NAME);
        if (!(next(request) instanceof SipURI next)) {
            throw new SipException("not a SIP URI");
        }
        Optional<Hop> flow = location.flow(next);
        flow.ifPresent(hop -> FlowRouter.choose(request, hop));
        String transport =
                flow.map(Hop::getTransport).orElse(Wire.transport(next)).toLowerCase(Locale.ROOT);
        if (DIALOG_MAKING.contains(request.getMethod())) {
            String arrived = ((ViaHeader) received.getHeader(ViaHeader.NAME)).getTransport();
            if (!arrived.equalsIgnoreCase(transport)) {
                recordRoute(request, arrived);
            }
            recordRoute(request, transport);
        }
        wire.addVia(request, transport);
        return request;
    }

    private void dropOwnRoutes(Request request) {
        while (request.getHeader(RouteHeader.NAME) instanceof RouteHeader route
                && wire.site().serves(route.getAddress().getURI())) {
            request.removeFirst(RouteHeader.NAME);
        }
    }

    private static URI next(Request request) {
        return request.getHeader(RouteHeader.NAME) instanceof RouteHeader route
                ? route.getAddress().getURI()
                : request.getRequestURI();
    }

    private void countHop(Request request) throws InvalidArgumentException, SipException {
        if (request.getHeader(MaxForwardsHeader.NAME) instanceof MaxForwardsHeader hops) {
            hops.setMaxForwards(hops.getMaxForwards() - 1);
        } else {
            request.addHeader(wire.headers().createMaxForwardsHeader(STANDARD_HOPS));
        }
    }

    /** One for each transport when they differ (RFC 5658), so that each side comes back the way it can. */
    private void recordRoute(Request request, String transport) throws ParseException, SipException {
        Address self = wire.self(transport.toLowerCase(Locale.ROOT));
        ((SipURI) self.getURI()).setLrParam();
        request.addFirst(wire.headers().createRecordRouteHeader(self));
    }
}
