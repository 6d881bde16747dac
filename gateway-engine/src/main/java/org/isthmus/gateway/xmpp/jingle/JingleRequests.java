package org.isthmus.gateway.xmpp.jingle;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.message.Jids;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests with a Jingle element: at once, by the call that each belongs to (XEP-0166). On the account's executor. */
final class JingleRequests {

    private static final Logger LOG = LoggerFactory.getLogger(JingleRequests.class);

    private final Ground ground;
    private final CallTable table;
    private final CallerLimits limits;
    private final CallTaker taker;

    JingleRequests(Ground ground, CallTable table, CallerLimits limits, CallTaker taker) {
        this.ground = ground;
        this.table = table;
        this.limits = limits;
        this.taker = taker;
    }

    IQ answer(JingleIq request) {
        Optional<XmppAddress> from = Jids.address(request.getFrom())
                .filter(address -> !address.resource().isEmpty());
        if (from.isEmpty()) {
            return JingleErrors.plain(request, Condition.bad_request);
        }
        try {
            return answer(request, from.get(), Jingle.parse(request.xml()));
        } catch (JingleException e) {
            LOG.debug("{} sent what is no Jingle.", from.get(), e);
            return JingleErrors.plain(request, Condition.bad_request);
        }
    }

    private IQ answer(JingleIq request, XmppAddress from, Jingle message) {
        Optional<JingleCall> call = table.find(from, message.sid());
        if (message.action() == JingleAction.SESSION_INITIATE) {
            return call.map(known ->
                            known.initiated(request, message).orElseGet(() -> JingleErrors.outOfOrder(request)))
                    .orElseGet(() -> initiated(request, from, message));
        }
        return call.map(known -> known.take(request, message)).orElseGet(() -> JingleErrors.unknownSession(request));
    }

    private IQ initiated(JingleIq request, XmppAddress from, Jingle offer) {
        Set<MediaKind> kinds = JingleDescriptions.read(offer, Role.INITIATOR).contents().stream()
                .map(Content::kind)
                .collect(Collectors.toUnmodifiableSet());
        if (kinds.isEmpty()) {
            return unsupported(request, from, offer);
        }
        Optional<OutgoingCall> crossing = Crossings.find(table, from);
        if (crossing.isPresent() && !Crossings.isTheirs(crossing.get(), from, offer.sid(), ground)) {
            return JingleErrors.tieBreak(request);
        }
        if (crossing.isPresent()) {
            crossing.get().giveWay(from, offer.sid());
            return crossing.get().initiated(request, offer).orElseThrow();
        }
        if (!limits.mayRing(from)) {
            return JingleErrors.plain(request, Condition.resource_constraint);
        }
        IncomingJingleCall call =
                new IncomingJingleCall(ground, table, offer.sid(), from, kinds, Optional.empty(), replaced(offer));
        table.add(call);
        IQ answer = call.initiated(request, offer).orElseThrow();
        call.present(taker);
        return answer;
    }

    /** The call of this account whose other side was sent here in its place; whose it is has to know its id (XEP-0251). */
    private Optional<JingleCall> replaced(Jingle offer) {
        Optional<JingleElement> transfer = offer.payload(Namespaces.TRANSFER);
        Optional<XmppAddress> with =
                transfer.flatMap(said -> said.attribute("from")).flatMap(Referral::address);
        Optional<String> sid = transfer.flatMap(said -> said.attribute("sid"));
        return with.isEmpty() || sid.isEmpty()
                ? Optional.empty()
                : table.find(with.get(), sid.get())
                        .filter(call -> call.device().equals(with.get()))
                        .filter(call ->
                                call.session().filter(open -> !open.isPending()).isPresent());
    }

    /** A session without sound and picture is understood, and ended (XEP-0166 section 6.3). */
    private IQ unsupported(JingleIq request, XmppAddress from, Jingle offer) {
        SessionLink link = new SessionLink(ground, from, offer.sid(), Role.RESPONDER, (action, reply) -> {});
        ground.run(() -> link.send(Jingle.terminate(offer.sid(), CallEnd.of(Reason.UNSUPPORTED_APPLICATIONS))));
        return IQ.createResultIQ(request);
    }
}
