package org.isthmus.app.lab.sip;

import java.time.Instant;
import java.util.List;
import javax.sip.address.SipURI;
import javax.sip.header.EventHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;

/**
 * One subscription to a user's presence, seen from the server (RFC 6665). It keeps the few things of the dialog that a NOTIFY
 * needs, so that a refresh finds it whatever the stack thinks of the dialog.
 */
final class Watcher {

    private final String user;
    private final String callId;
    private final FromHeader local;
    private final ToHeader remote;
    private final EventHeader event;
    private final List<RouteHeader> routes;
    private SipURI target;
    private Instant expires;
    private long sequence;

    Watcher(
            String user,
            String callId,
            FromHeader local,
            ToHeader remote,
            EventHeader event,
            List<RouteHeader> routes,
            SipURI target,
            Instant expires) {
        this.user = user;
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.event = event;
        this.routes = List.copyOf(routes);
        this.target = target;
        this.expires = expires;
    }

    String user() {
        return user;
    }

    String callId() {
        return callId;
    }

    FromHeader local() {
        return local;
    }

    ToHeader remote() {
        return remote;
    }

    EventHeader event() {
        return event;
    }

    List<RouteHeader> routes() {
        return routes;
    }

    SipURI target() {
        return target;
    }

    Instant expires() {
        return expires;
    }

    void refresh(SipURI newTarget, Instant newExpires) {
        target = newTarget;
        expires = newExpires;
    }

    long nextSequence() {
        return ++sequence;
    }
}
