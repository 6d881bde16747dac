package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.jingle.CallStream;
import org.isthmus.gateway.xmpp.request.Reply;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;

/**
 * The stream as calls use it. Packets of a call go on while the stream is interrupted, so what is to be said meanwhile waits
 * until it is known whether the stream can be resumed. Used on the account's executor.
 */
final class CallRoad implements CallStream {

    private static final int MOST_WAITING = 500;

    private final Wire wire;
    private final IqRequests requests;
    private final Outbox outbox;
    private final Roster roster;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Optional<XmppAddress> own = Optional.empty();
    private boolean interrupted;

    /** Something to be sent, or given up, later. */
    private record Waiting(Runnable send, Runnable giveUp) {}

    CallRoad(Wire wire, IqRequests requests, Outbox outbox, Roster roster) {
        this.wire = wire;
        this.requests = requests;
        this.outbox = outbox;
        this.roster = roster;
    }

    @Override
    public Optional<XmppAddress> own() {
        return own;
    }

    @Override
    public boolean isOpen() {
        return wire.link().isPresent();
    }

    @Override
    public CompletableFuture<Reply> send(IQ request, Duration timeout) {
        if (!interrupted || waiting.size() >= MOST_WAITING) {
            return requests.send(request, timeout);
        }
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting.add(new Waiting(
                () -> requests.send(request, timeout).thenAccept(reply::complete),
                () -> reply.complete(
                        new Reply.Lost(Failure.of(Reason.CONNECTION_LOST, "the stream could not be resumed")))));
        return reply;
    }

    @Override
    public void reply(IQ answer) {
        if (interrupted && waiting.size() < MOST_WAITING) {
            waiting.add(new Waiting(() -> wire.send(answer), () -> {}));
        } else {
            wire.send(answer);
        }
    }

    @Override
    public void send(Message message) {
        outbox.submit(message, false, Optional.empty());
    }

    @Override
    public boolean maySeeUs(XmppAddress address) {
        return roster.find(address.bare()).filter(Contact::theySeeUs).isPresent();
    }

    void interrupt() {
        interrupted = true;
    }

    void resume() {
        open();
        drain().forEach(each -> each.send().run());
    }

    void restart() {
        open();
        drain().forEach(each -> each.giveUp().run());
    }

    void end() {
        drain().forEach(each -> each.giveUp().run());
    }

    private void open() {
        interrupted = false;
        own = wire.link().flatMap(link -> Jids.address(link.connection().getUser()));
    }

    private List<Waiting> drain() {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
