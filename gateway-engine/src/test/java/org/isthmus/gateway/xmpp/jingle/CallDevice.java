package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/** A device with calls, on a {@link CallNet}. */
final class CallDevice implements CallNet.Station, CallStream {

    final JingleCalls calls;
    final List<IncomingCall> incoming = new ArrayList<>();
    final List<CallLog> logs = new ArrayList<>();
    final Set<XmppAddress> friends = new HashSet<>();
    boolean isOpen = true;
    private final CallNet net;
    private final XmppAddress own;
    private final Map<String, CompletableFuture<Reply>> pending = new HashMap<>();

    CallDevice(CallNet net, XmppAddress own) {
        this.net = net;
        this.own = own;
        this.calls = new JingleCalls(this, net.executor, net.clock, this::called);
    }

    private CallEvents called(IncomingCall call) {
        incoming.add(call);
        CallLog log = new CallLog();
        logs.add(log);
        return log;
    }

    /** Calls with sound. */
    Call call(String to, FixedMedia media, CallLog log) {
        return calls.call(CallNet.jid(to), Set.of(MediaKind.AUDIO), media, log);
    }

    @Override
    public Optional<XmppAddress> own() {
        return Optional.of(own);
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public CompletableFuture<Reply> send(IQ request, Duration timeout) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        pending.put(request.getStanzaId(), reply);
        net.clock.after(
                timeout,
                () -> net.executor.execute(
                        () -> reply.complete(new Reply.Lost(Failure.of(Reason.TIMEOUT, "no answer")))));
        carry(request);
        return reply;
    }

    @Override
    public void reply(IQ answer) {
        carry(answer);
    }

    @Override
    public void send(Message message) {
        carry(message);
    }

    private void carry(Stanza stanza) {
        net.carry(own, stanza.toXML(XmlEnvironment.EMPTY).toString());
    }

    @Override
    public boolean maySeeUs(XmppAddress address) {
        return friends.contains(address.bare());
    }

    @Override
    public void receive(Stanza stanza) {
        switch (stanza) {
            case DiscoverInfo question when question.isRequestIQ() -> answer(question);
            case IQ iq
            when iq.isResponseIQ() ->
                Optional.ofNullable(pending.remove(iq.getStanzaId()))
                        .ifPresent(reply -> reply.complete(Reply.read(iq)));
            case IQ iq -> calls.take(iq);
            case Message message -> calls.take(message);
            case Presence presence -> calls.take(presence);
            default -> throw new IllegalArgumentException(stanza.toString());
        }
    }

    private void answer(DiscoverInfo question) {
        carry(DiscoverInfo.builder(question.getStanzaId())
                .ofType(IQ.Type.result)
                .to(question.getFrom())
                .addFeatures(CallFeatures.ALL)
                .build());
    }

    /** Tells somebody that this device is there. */
    void appear(XmppAddress to) {
        net.carry(own, "<presence to='" + Jids.jid(to.bare()) + "'/>");
    }

    /** Tells somebody that this device is not there any more. */
    void disappear(XmppAddress to) {
        net.carry(own, "<presence type='unavailable' to='" + Jids.jid(to.bare()) + "'/>");
    }
}
