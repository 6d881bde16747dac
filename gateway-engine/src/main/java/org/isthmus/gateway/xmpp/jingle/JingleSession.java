package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.JingleReason;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.SessionDescription;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/**
 * A Jingle session with RTP (XEP-0166 section 5, XEP-0167): its states, and what each action does in each. A request that
 * makes no sense is answered with the error that the XEP names and changes nothing. Used on the account's executor.
 */
final class JingleSession {

    /** What cannot be refused because a content is not there. */
    private static final Set<JingleAction> ABOUT_THE_SESSION = Set.of(
            JingleAction.SESSION_ACCEPT,
            JingleAction.SESSION_INFO,
            JingleAction.TRANSPORT_INFO,
            JingleAction.CONTENT_ADD);

    private final SessionLink link;
    private final SessionEvents events;
    private final Agreement agreement;
    private final Trickle trickle;
    private final Renegotiation changes;
    private final SessionInfos infos;
    private Optional<CallMedia> media = Optional.empty();
    private State state = State.NEW;

    /** Of XEP-0166 section 5.1; {@code NEW} before the first request was sent or came. */
    private enum State {
        NEW,
        PENDING,
        ACTIVE,
        ENDED
    }

    JingleSession(Ground ground, XmppAddress peer, String sid, Role role, SessionEvents events) {
        this.link = new SessionLink(ground, peer, sid, role, this::heed);
        this.events = events;
        this.agreement = new Agreement(role);
        this.trickle = new Trickle(link, agreement);
        this.changes = new Renegotiation(link, agreement, trickle, events::held, this::terminate);
        this.infos = new SessionInfos(link, events, changes, this::transferred);
    }

    /** Whether the request comes from that very device. */
    static boolean isFrom(IQ request, XmppAddress device) {
        return Jids.address(request.getFrom()).filter(device::equals).isPresent();
    }

    boolean isWith(IQ request) {
        return isFrom(request, link.peer());
    }

    boolean isPending() {
        return state == State.NEW || state == State.PENDING;
    }

    /**
     * Offers the session to the other side; it has not been refused until {@link SessionEvents} says so.
     *
     * @param because what the offer says of why it is made
     */
    void initiate(SessionDescription offer, CallMedia offering, Optional<JingleElement> because) {
        if (state != State.NEW) {
            return;
        }
        state = State.PENDING;
        media = Optional.of(offering);
        agreement.local(offer);
        Jingle message = link.message(JingleAction.SESSION_INITIATE).with(agreement.offered(offer), offer.groups());
        link.send(because.map(message::saying).orElse(message)).thenAccept(this::initiated);
        trickle.open();
    }

    private void initiated(Reply reply) {
        switch (reply) {
            case Reply.Refused refused when state == State.PENDING -> over(MediaEnds.of(refused.error()));
            case Reply.Lost lost
            when state == State.PENDING && lost.failure().reason() == org.isthmus.gateway.error.Reason.TIMEOUT ->
                terminate(CallEnd.of(Reason.TIMEOUT, "the other device does not answer"));
            default -> {}
        }
    }

    /** Takes the other side's first offer, which this side answers later. */
    IQ offered(JingleIq request, Jingle offer) {
        state = State.PENDING;
        agreement.remote(JingleDescriptions.read(offer, link.role().other()));
        return IQ.createResultIQ(request);
    }

    void ring() {
        if (state == State.PENDING) {
            link.say(SessionInfos.RINGING);
        }
    }

    /** Answers the other side's offer. */
    void accept(CallMedia answering) {
        if (state != State.PENDING || media.isPresent()) {
            return;
        }
        media = Optional.of(answering);
        changes.answering();
        link.ground()
                .then(answering.answer(agreement.remoteOffer()), this::accept, why -> terminate(MediaEnds.of(why)));
    }

    private void accept(SessionDescription answer) {
        if (state != State.PENDING) {
            return;
        }
        if (answer.contents().isEmpty()) {
            terminate(CallEnd.of(Reason.INCOMPATIBLE_PARAMETERS, "nothing that both sides can do"));
            return;
        }
        agreement.local(answer);
        changes.leaveOut(answer);
        Jingle message = link.message(JingleAction.SESSION_ACCEPT).with(agreement.answered(answer), answer.groups());
        link.send(message).thenAccept(this::acceptedByPeer);
        begin();
    }

    /** Media may flow before the other side has said that it got the answer; one that never does has no session. */
    private void acceptedByPeer(Reply reply) {
        boolean late =
                reply instanceof Reply.Lost lost && lost.failure().reason() == org.isthmus.gateway.error.Reason.TIMEOUT;
        if (state == State.ACTIVE && (reply instanceof Reply.Refused || late)) {
            terminate(CallEnd.of(Reason.GENERAL_ERROR, "the other device does not know of the call any more"));
        }
    }

    private void begin() {
        state = State.ACTIVE;
        media.ifPresent(changes::begin);
        media.ifPresent(trickle::deliver);
        trickle.open();
        events.accepted();
    }

    /** @return the answer to the request */
    IQ take(JingleIq request, Jingle message) {
        return switch (message.action()) {
            case SESSION_INITIATE -> JingleErrors.outOfOrder(request);
            case SESSION_ACCEPT -> accepted(request, message);
            case SESSION_TERMINATE -> {
                over(message.reason().map(JingleReason::end).orElseGet(() -> CallEnd.of(Reason.UNSAID)));
                yield IQ.createResultIQ(request);
            }
            case SESSION_INFO -> infos.take(request, message, state == State.ACTIVE);
            case TRANSPORT_INFO -> changes.transport(request, message);
            case DESCRIPTION_INFO -> IQ.createResultIQ(request);
            case SECURITY_INFO -> JingleErrors.plain(request, Condition.feature_not_implemented);
            case CONTENT_ADD, CONTENT_MODIFY, CONTENT_REMOVE, TRANSPORT_REPLACE -> changes.take(request, message);
            case CONTENT_ACCEPT, CONTENT_REJECT -> changes.takeAnswer(request, message);
            case TRANSPORT_ACCEPT, TRANSPORT_REJECT -> JingleErrors.outOfOrder(request);
        };
    }

    private IQ accepted(JingleIq request, Jingle message) {
        if (state != State.PENDING || !link.isInitiator()) {
            return JingleErrors.outOfOrder(request);
        }
        SessionDescription answer = JingleDescriptions.read(message, link.role().other());
        boolean fits = !answer.contents().isEmpty()
                && answer.contents().stream()
                        .allMatch(content ->
                                agreement.local().content(content.name()).isPresent());
        if (!fits) {
            link.ground()
                    .run(() -> terminate(CallEnd.of(Reason.FAILED_APPLICATION, "the answer is none to the offer")));
            return IQ.createResultIQ(request);
        }
        agreement.remote(answer);
        agreement.remove(agreement.localOnly());
        link.ground().then(media.orElseThrow().answered(answer), done -> {}, why -> terminate(MediaEnds.of(why)));
        begin();
        return IQ.createResultIQ(request);
    }

    /** This side ends the session. */
    void terminate(CallEnd why) {
        terminate(JingleReason.of(why));
    }

    /** The other side has been sent to somebody else, or this one has got there (XEP-0251). */
    void transferred() {
        terminate(new JingleReason(
                CallEnd.of(Reason.SUCCESS), List.of(JingleElement.of(Namespaces.TRANSFER, "transferred"))));
    }

    private void terminate(JingleReason why) {
        if (state == State.PENDING || state == State.ACTIVE) {
            Jingle farewell = link.message(JingleAction.SESSION_TERMINATE).because(why);
            link.send(farewell).thenAccept(reply -> {
                if (SessionLink.isInterrupted(reply)) {
                    link.send(farewell);
                }
            });
        }
        over(why.end());
    }

    /** A device that does not know the session any more, or is not there, has left it without a word. */
    private void heed(JingleAction action, Reply reply) {
        boolean vanished = reply instanceof Reply.Refused refused
                && switch (refused.error().condition()) {
                    case "recipient-unavailable", "gone" -> true;
                    case "item-not-found" -> ABOUT_THE_SESSION.contains(action);
                    // Some answer so to information that they do not understand.
                    case "service-unavailable" ->
                        ABOUT_THE_SESSION.contains(action) && action != JingleAction.SESSION_INFO;
                    default -> false;
                };
        if (vanished && state == State.ACTIVE) {
            over(CallEnd.of(Reason.GONE, "the other device does not know of the call any more"));
        }
    }

    /** Forgets the session without a word: the other side gives it up by itself. */
    void drop() {
        state = State.ENDED;
        changes.end();
    }

    private void over(CallEnd why) {
        if (state != State.ENDED) {
            state = State.ENDED;
            changes.end();
            events.terminated(why);
        }
    }

    CompletableFuture<Outcome> change() {
        return state == State.ACTIVE ? changes.change() : refused("the call is not answered yet");
    }

    void candidates(String content, List<Candidate> candidates) {
        if (state != State.ENDED) {
            trickle.say(content, candidates);
        }
    }

    void press(char digit) {
        if (state == State.ACTIVE && SessionInfos.isDigit(digit)) {
            link.say(SessionInfos.digit(digit));
        }
    }

    CompletableFuture<Outcome> transfer(Address target, Optional<String> replaced) {
        return state == State.ACTIVE ? infos.transfer(target, replaced) : refused("the call is not answered yet");
    }

    private static CompletableFuture<Outcome> refused(String why) {
        return CompletableFuture.completedFuture(
                new Outcome.Failed(Failure.of(org.isthmus.gateway.error.Reason.BAD_DATA, why)));
    }
}
