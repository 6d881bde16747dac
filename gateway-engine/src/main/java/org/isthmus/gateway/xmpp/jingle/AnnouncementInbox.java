package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.message.Extensions;
import org.isthmus.gateway.message.Jids;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;

/** Takes the messages that announce calls (XEP-0353). On the account's executor. */
final class AnnouncementInbox {

    private final Ground ground;
    private final CallTable table;
    private final CallerLimits limits;
    private final CallTaker taker;

    AnnouncementInbox(Ground ground, CallTable table, CallerLimits limits, CallTaker taker) {
        this.ground = ground;
        this.table = table;
        this.limits = limits;
        this.taker = taker;
    }

    void take(Message message) {
        Optional<Announcement> announcement = Announcements.read(message);
        Optional<XmppAddress> from = Jids.address(message.getFrom());
        Optional<XmppAddress> own = ground.stream().own();
        if (from.isEmpty() || own.isEmpty()) {
            return;
        }
        if (message.getType() == Message.Type.error) {
            bounced(message, from.get());
        } else if (announcement.isPresent() && !isLate(message)) {
            if (from.get().bare().equals(own.get().bare())) {
                ownDevice(from.get(), own.get(), message, announcement.get());
            } else {
                other(from.get(), announcement.get(), Extensions.nickname(message));
            }
        }
    }

    /** What waited on the way for longer than anybody lets a telephone ring is of no use any more. */
    private boolean isLate(Message message) {
        return Extensions.delay(message)
                .filter(stamp ->
                        Duration.between(stamp, ground.scheduler().instant()).compareTo(Extensions.LATE) > 0)
                .isPresent();
    }

    private void bounced(Message message, XmppAddress from) {
        String id = message.getStanzaId();
        StanzaError error = message.getError();
        if (id != null && error != null && id.startsWith(Announcements.PROPOSAL)) {
            table.find(from, id.substring(Announcements.PROPOSAL.length()))
                    .ifPresent(call -> call.undeliverable(MediaEnds.of(StanzaErrors.fromSmack(error))));
        }
    }

    /** Other devices of this account tell with whom they are dealing only by the address that they write to. */
    private void ownDevice(XmppAddress from, XmppAddress own, Message message, Announcement announcement) {
        if (from.equals(own)) {
            return;
        }
        Optional<XmppAddress> with =
                Jids.address(message.getTo()).filter(to -> !to.bare().equals(own.bare()));
        with.flatMap(person -> table.find(person, announcement.id()))
                .or(() -> table.find(announcement.id()))
                .ifPresent(call -> call.dealtWith(announcement));
    }

    private void other(XmppAddress from, Announcement announcement, Optional<String> name) {
        Optional<JingleCall> known = table.find(from, announcement.id());
        if (known.isPresent()) {
            known.get().announced(from, announcement);
        } else if (announcement.kind() == Announcement.Kind.PROPOSE
                && !announcement.kinds().isEmpty()
                && !from.resource().isEmpty()) {
            proposed(from, announcement, name);
        }
    }

    private void proposed(XmppAddress from, Announcement proposal, Optional<String> name) {
        Optional<OutgoingCall> crossing = Crossings.find(table, from);
        if (crossing.isPresent() && !Crossings.isTheirs(crossing.get(), from, proposal.id(), ground)) {
            ground.announce(from, Announcement.tieBreak(Announcement.Kind.REJECT, proposal.id()));
        } else if (crossing.isPresent()) {
            crossing.get().giveWay(from, proposal.id());
            crossing.get().takeProposal();
        } else if (limits.mayRing(from)) {
            IncomingJingleCall call = new IncomingJingleCall(
                    ground, table, proposal.id(), from, proposal.kinds(), name, Optional.empty());
            table.add(call);
            call.present(taker);
        }
    }
}
