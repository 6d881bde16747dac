package org.isthmus.gateway.bridge;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.bridge.QueuedMessage.Source;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender of a bridged text what became of it: delivered and displayed where they asked, failed always. XMPP has
 * the error stanza and the receipt; SIP has IMDN when it was asked for (RFC 5438), else a short text. What cannot be told
 * because the sender's side is not signed in is told later. Confined to the bridge's executor.
 */
final class FateReports {

    private static final Logger LOG = LoggerFactory.getLogger(FateReports.class);

    private static final int AT_ONCE = 200;
    private static final int EXCERPT = 40;

    private final Works works;
    private final String lane;
    private final BridgeEnd origin;
    private final BridgeEnd target;
    private final Set<String> underWay = new HashSet<>();

    FateReports(Works works, String lane, BridgeEnd origin, BridgeEnd target) {
        this.works = works;
        this.lane = lane;
        this.origin = origin;
        this.target = target;
    }

    void tell(QueuedMessage message) {
        String key = message.fate() + message.id();
        if (message.source().isEmpty() || !wanted(message.source().get(), message.fate())) {
            works.outbox().told(lane, message.id(), message.fate());
            return;
        }
        Optional<Endpoint> endpoint = works.online(origin.account());
        if (endpoint.isEmpty() || !underWay.add(key)) {
            return;
        }
        Signal news = news(message, message.source().get(), endpoint.get());
        endpoint.get()
                .send(news)
                .whenCompleteAsync(
                        (outcome, problem) -> {
                            underWay.remove(key);
                            done(message, outcome, problem);
                        },
                        works.executor());
    }

    /** Tells what could not be told before. */
    void catchUp() {
        List<QueuedMessage> untold = works.outbox().untold(lane, AT_ONCE);
        untold.forEach(this::tell);
    }

    private void done(
            QueuedMessage message,
            @org.jspecify.annotations.Nullable Outcome outcome,
            @org.jspecify.annotations.Nullable Throwable problem) {
        if (outcome instanceof Outcome.Failed failed) {
            if (!Patience.with(failed.failure(), works.limits()).isZero()) {
                return;
            }
            LOG.info("The sender could not be told that the message is {}: {}", message.fate(), failed.failure());
        } else if (problem != null) {
            LOG.warn("The sender could not be told that the message is {}.", message.fate(), problem);
        }
        works.outbox().told(lane, message.id(), message.fate());
    }

    private boolean wanted(Source source, Fate fate) {
        return switch (fate) {
            case WAITING, SENT -> false;
            case DELIVERED -> source.asks().contains(Notification.DELIVERED);
            case DISPLAYED ->
                source.asks().contains(Notification.DISPLAYED) || source.asks().contains(Notification.DELIVERED);
            case FAILED -> true;
        };
    }

    private Signal news(QueuedMessage message, Source source, Endpoint endpoint) {
        if (message.fate() == Fate.FAILED
                && endpoint.network() == Network.SIP
                && !source.asks().contains(Notification.FAILED)) {
            return notice(message, source, endpoint);
        }
        return new Receipt(endpoint.address(), source.from(), source.id(), fate(message, source), message.failure());
    }

    private static Receipt.Fate fate(QueuedMessage message, Source source) {
        return switch (message.fate()) {
            case FAILED -> Receipt.Fate.FAILED;
            case DISPLAYED ->
                source.asks().contains(Notification.DISPLAYED) ? Receipt.Fate.DISPLAYED : Receipt.Fate.DELIVERED;
            case WAITING, SENT, DELIVERED -> Receipt.Fate.DELIVERED;
        };
    }

    private InstantMessage notice(QueuedMessage message, Source source, Endpoint endpoint) {
        Failure failure = message.failure().orElseGet(() -> Failure.of(Reason.INTERNAL, "The cause is not known."));
        String text =
                works.notices().undelivered(target, excerpt(message.message().body()), failure);
        return Texts.plain(DerivedId.of(lane, "undelivered", message.id()), endpoint.address(), source.from(), text);
    }

    private static String excerpt(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "\u2026";
    }
}
