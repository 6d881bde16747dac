package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.gateway.xmpp.request.Requests;
import org.jivesoftware.smack.filter.IQReplyFilter;
import org.jivesoftware.smack.packet.IQ;

/**
 * Requests whose answers come in order with everything else that arrives. The library's own way of waiting would let an
 * answer overtake the messages before it. Used on the account's executor only.
 */
final class IqRequests implements Requests {

    private final Wire wire;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    IqRequests(Wire wire, Scheduler scheduler, Executor executor) {
        this.wire = wire;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Reply> send(IQ request, Duration timeout) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        if (wire.link().isEmpty()) {
            reply.complete(new Reply.Lost(Failure.of(Reason.NOT_SIGNED_IN, "not signed in")));
            return reply;
        }
        String id = request.getStanzaId();
        IQReplyFilter filter = new IQReplyFilter(request, wire.link().get().connection());
        Scheduler.Task late = scheduler.after(
                timeout, () -> executor.execute(() -> lose(id, Failure.of(Reason.TIMEOUT, "no answer to a request"))));
        pending.put(id, new Pending(filter, reply, late));
        if (!wire.send(request)) {
            lose(id, Failure.of(Reason.CONNECTION_LOST, "the request could not be sent"));
        }
        return reply;
    }

    /** Is this the answer to one of our requests? */
    boolean take(IQ iq) {
        Pending request = pending.get(iq.getStanzaId());
        if (request == null || !request.filter.accept(iq)) {
            return false;
        }
        pending.remove(iq.getStanzaId());
        request.late.cancel();
        request.reply.complete(Reply.read(iq));
        return true;
    }

    /** The link is gone, and the answers with it. */
    void loseAll(Failure why) {
        for (String id : List.copyOf(pending.keySet())) {
            lose(id, why);
        }
    }

    private void lose(String id, Failure why) {
        Pending request = pending.remove(id);
        if (request != null) {
            request.late.cancel();
            request.reply.complete(new Reply.Lost(why));
        }
    }

    private record Pending(IQReplyFilter filter, CompletableFuture<Reply> reply, Scheduler.Task late) {}
}
