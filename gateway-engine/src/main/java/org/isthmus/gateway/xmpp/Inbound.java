package org.isthmus.gateway.xmpp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Origin;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.forward.packet.Forwarded;
import org.jivesoftware.smackx.sid.element.StanzaIdElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns stanzas that arrive into arrivals, each message once however it came. Used on the account's executor. */
final class Inbound {

    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int REMEMBERED = 5_000;

    private final XmppAddress own;
    private final SignalStanzas stanzas;
    private final ArchiveProgress progress;
    private final Consumer<Arrival> listener;
    private final BiConsumer<Stanza, Failure> refuse;
    private final RecentIds seen = new RecentIds(REMEMBERED);
    private final RecentIds texts = new RecentIds(REMEMBERED);
    private final RecentIds sentHere = new RecentIds(REMEMBERED);

    /**
     * The way in for one account.
     *
     * @param refuse tells the sender of a stanza that it got nowhere
     */
    Inbound(
            XmppAddress own,
            SignalStanzas stanzas,
            ArchiveProgress progress,
            Consumer<Arrival> listener,
            BiConsumer<Stanza, Failure> refuse) {
        this.own = own;
        this.stanzas = stanzas;
        this.progress = progress;
        this.listener = listener;
        this.refuse = refuse;
    }

    /** A message that this program sent: its copy in the archive is no news. */
    void sent(String id) {
        sentHere.add(id);
    }

    /** A message that is neither a copy nor out of the archive. */
    void live(Message message) {
        Optional<String> archiveId = archiveId(message);
        if (archiveId.isPresent() && !seen.add(archiveId.get())) {
            return;
        }
        Runnable safe = archiveId.map(progress::live).orElse(() -> {});
        List<Signal> signals = stanzas.read(message);
        if (signals.stream().anyMatch(this::isRepeated)) {
            safe.run();
            return;
        }
        deliver(message, signals, safe);
    }

    /** A client that lost its connection sends the same text under the same id again when it cannot know that it arrived. */
    private boolean isRepeated(Signal signal) {
        return signal instanceof InstantMessage text
                && !text.id().isEmpty()
                && !texts.add(text.from().bare() + "\n" + text.id() + "\n"
                        + text.body().hashCode());
    }

    /**
     * A copy of what another device of ours sent or received (XEP-0280); believed only when our own server says so.
     *
     * @return whether it is believed
     */
    boolean carbon(Message envelope, CarbonExtension carbon) {
        if (!isOwnServer(envelope)) {
            LOG.warn("{} sent a forged copy of a message.", envelope.getFrom());
            return false;
        }
        Forwarded<Message> forwarded = carbon.getForwarded();
        Message inner = forwarded.getForwardedStanza();
        Optional<String> archiveId = archiveId(inner);
        if (archiveId.isPresent() && !seen.add(archiveId.get())) {
            return true;
        }
        Runnable safe = archiveId.map(progress::live).orElse(() -> {});
        boolean sent = carbon.getDirection() == CarbonExtension.Direction.sent;
        if (sent != isOwn(inner)) {
            LOG.warn("A copy of a message contradicts itself.");
            safe.run();
            return false;
        }
        deliver(inner, copies(inner, Origin.CARBON, stamp(forwarded)), safe);
        return true;
    }

    /**
     * A message of the archive.
     *
     * @param missed it was sent here while this account had lost its connection, so nobody has dealt with it yet
     * @return the id of a message that we sent ourselves
     */
    Optional<String> archived(CatchUp.Result result, boolean missed) {
        if (!isOwnServer(result.envelope())) {
            LOG.warn(
                    "{} sent a forged result of the archive.", result.envelope().getFrom());
            return Optional.empty();
        }
        Runnable safe = progress.archived(result.archiveId());
        Forwarded<Message> forwarded = result.extension().getForwarded();
        Message inner = forwarded.getForwardedStanza();
        boolean sent = isOwn(inner);
        Optional<String> sentId = sent ? Optional.ofNullable(inner.getStanzaId()) : Optional.empty();
        boolean news = seen.add(result.archiveId())
                && sentId.filter(sentHere::contains).isEmpty();
        if (news) {
            deliver(inner, copies(inner, missed && !sent ? Origin.LIVE : Origin.ARCHIVE, result.archivedAt()), safe);
        } else {
            safe.run();
        }
        return sentId;
    }

    void presence(Presence presence) {
        if (Jids.address(presence.getFrom())
                .map(XmppAddress::bare)
                .filter(own::equals)
                .isPresent()) {
            return;
        }
        stanzas.read(presence)
                .ifPresent(signal -> listener.accept(
                        new StanzaArrival(signal, () -> {}, failure -> refuse.accept(presence, failure))));
    }

    /** Somebody's typing and our own receipts are of no interest in a copy; they must not be passed on. */
    private List<Signal> copies(Message inner, Origin origin, Optional<Instant> stamp) {
        boolean own = isOwn(inner);
        return stanzas.read(inner).stream()
                .<Signal>mapMulti((signal, out) -> {
                    switch (signal) {
                        case InstantMessage message -> out.accept(SignalStanzas.copied(message, origin, stamp));
                        case Receipt receipt when !own -> out.accept(receipt);
                        default -> {}
                    }
                })
                .toList();
    }

    private void deliver(Message message, List<Signal> signals, Runnable safe) {
        if (signals.isEmpty()) {
            safe.run();
            return;
        }
        AtomicInteger open = new AtomicInteger(signals.size());
        for (Signal signal : signals) {
            Runnable one = () -> {
                if (open.decrementAndGet() == 0) {
                    safe.run();
                }
            };
            listener.accept(new StanzaArrival(signal, one, failure -> refuseText(message, signal, failure)));
        }
    }

    private void refuseText(Message message, Signal signal, Failure failure) {
        if (signal instanceof InstantMessage text && text.origin() == Origin.LIVE) {
            refuse.accept(message, failure);
        }
    }

    /** The id under which our own archive keeps a live message; ids of other archives do not count (XEP-0359 section 5). */
    private Optional<String> archiveId(Message message) {
        return message.getExtensions(StanzaIdElement.class).stream()
                .filter(id -> own.toString().equals(id.getBy()))
                .map(StanzaIdElement::getId)
                .filter(id -> id != null && !id.isEmpty())
                .findFirst();
    }

    private boolean isOwn(Message message) {
        return Jids.address(message.getFrom())
                .map(XmppAddress::bare)
                .filter(own::equals)
                .isPresent();
    }

    private boolean isOwnServer(Message envelope) {
        return envelope.getFrom() == null
                || Jids.address(envelope.getFrom()).filter(own::equals).isPresent();
    }

    static Optional<Instant> stamp(Forwarded<Message> forwarded) {
        DelayInformation delay = forwarded.getDelayInformation();
        return delay == null ? Optional.empty() : Optional.of(delay.getStamp().toInstant());
    }
}
