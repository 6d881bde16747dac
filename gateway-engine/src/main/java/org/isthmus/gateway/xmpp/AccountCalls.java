package org.isthmus.gateway.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.xmpp.jingle.JingleCalls;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/** An account's calls, where somebody takes them; otherwise nothing. {@link #call} from any thread, all else on the executor. */
final class AccountCalls implements CallLine {

    private final CallRoad road;
    private final Optional<JingleCalls> calls;

    AccountCalls(CallRoad road, Executor executor, Scheduler scheduler, Optional<CallTaker> taker) {
        this.road = road;
        this.calls = taker.map(told -> new JingleCalls(road, executor, scheduler, told));
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        return calls.orElseThrow(() -> new IllegalStateException("this account was made without calls"))
                .call(to, kinds, media, events);
    }

    @Override
    public CompletableFuture<List<RelayServer>> relays() {
        return calls.map(JingleCalls::relays).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    /**
     * A new link says that this device takes calls.
     *
     * @param requests told of requests on the library's thread
     */
    void created(Link link, Consumer<IQ> requests) {
        if (calls.isPresent()) {
            link.connection().registerIQRequestHandler(new JingleDoor(requests));
            ClientFeatures.announceCalls(link.connection());
        }
    }

    void interrupted() {
        road.interrupt();
    }

    void resumed() {
        road.resume();
    }

    void restarted() {
        road.restart();
        calls.ifPresent(JingleCalls::restarted);
    }

    void take(Presence presence) {
        calls.ifPresent(each -> each.take(presence));
    }

    void take(Message message) {
        calls.ifPresent(each -> each.take(message));
    }

    void take(IQ request) {
        calls.ifPresent(each -> each.take(request));
    }

    /** Ends all calls while the others can still be told. */
    void hangUp() {
        calls.ifPresent(JingleCalls::end);
    }

    void end() {
        road.end();
    }
}
