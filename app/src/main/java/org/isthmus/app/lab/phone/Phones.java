package org.isthmus.app.lab.phone;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.gateway.sip.transport.DnsJava;
import org.isthmus.gateway.xmpp.SystemDns;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.gateway.xmpp.XmppNetwork;
import org.isthmus.media.MediaEngine;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.engine.JitsiMediaEngine;

/** All phones of the lab on both networks, signed in as anybody else is. */
public final class Phones implements AutoCloseable {

    private final SipNetwork sip;
    private final XmppNetwork xmpp;
    private final Scheduler scheduler;
    private final List<MediaEngine> engines = new ArrayList<>();
    private final List<Endpoint> signedIn = new ArrayList<>();

    private Phones(Scheduler scheduler) {
        this.scheduler = scheduler;
        sip = new SipNetwork("isthmus-lab-phones", scheduler, (host, certificate) -> false, new DnsJava());
        xmpp = new XmppNetwork(scheduler, (host, certificate) -> false, new SystemDns(), new NothingKept());
    }

    /** Begins to sign all of them in. Takes a moment, so not on the window's thread. */
    public static Phones start(String domain, HostPort sip, HostPort xmpp, Scheduler scheduler) {
        Phones phones = new Phones(scheduler);
        for (Role role : Role.cast()) {
            phones.signIn(role, domain, sip, xmpp);
        }
        return phones;
    }

    /** What a phone signs in with; the lab is reached from this machine only. */
    public static String password(String user) {
        return user + "-lab";
    }

    private void signIn(Role role, String domain, HostPort sipServer, HostPort xmppServer) {
        MediaEngine engine = new JitsiMediaEngine(() -> role.sound().get());
        engines.add(engine);
        String user = role.user();
        Phone onSip = new Phone(engine, settings(List.of(), true), role.picture(), scheduler);
        connect(sip.account(
                new SipAccountConfig(
                        new EndpointId("lab-sip-" + user),
                        SipAddress.of(user, domain),
                        role.name(),
                        Optional.empty(),
                        password(user),
                        Optional.of(sipServer),
                        SipAccountConfig.Transport.TCP,
                        true),
                onSip,
                onSip));
        Phone onXmpp = new Phone(engine, settings(List.of(Protection.DTLS_SRTP), false), role.picture(), scheduler);
        connect(xmpp.account(
                new XmppAccountConfig(
                        new EndpointId("lab-xmpp-" + user),
                        new XmppAddress(user, domain, ""),
                        role.name(),
                        password(user),
                        Optional.of("phone"),
                        Optional.of(xmppServer),
                        XmppAccountConfig.Encryption.NONE_ON_LOOPBACK),
                onXmpp,
                onXmpp));
    }

    private void connect(Endpoint endpoint) {
        signedIn.add(endpoint);
        endpoint.publish(new OwnPresence(Availability.AVAILABLE, "Call me"));
        endpoint.connect();
    }

    private static SessionSettings settings(List<Protection> keys, boolean plainAllowed) {
        return new SessionSettings(
                true, keys, plainAllowed, List.of(), false, Set.of(InetAddress.getLoopbackAddress()));
    }

    @Override
    public void close() {
        signedIn.forEach(Endpoint::close);
        engines.forEach(MediaEngine::close);
        sip.close();
        xmpp.close();
    }
}
