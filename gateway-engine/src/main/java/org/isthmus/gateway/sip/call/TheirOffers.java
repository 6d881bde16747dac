package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.media.description.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of the session that the other side wants: re-INVITE (RFC 3261 section 14.2) and UPDATE (RFC 3311). */
final class TheirOffers {

    private static final Logger LOG = LoggerFactory.getLogger(TheirOffers.class);

    private final Session session;
    private final Talking talking;
    private final CallTools tools;
    private final Entry entry;

    TheirOffers(Session session, Talking talking) {
        this.session = session;
        this.talking = talking;
        this.tools = session.tools();
        this.entry = new Entry(tools);
    }

    void invite(Asked asked) {
        if (isTaken(asked) || entry.refuses(asked)) {
            return;
        }
        read(asked).ifPresent(body -> {
            if (body.offer().isPresent()) {
                answer(asked, body.offer().get(), content -> talking.accept(asked, content, _ -> {}));
            } else {
                offer(asked);
            }
        });
    }

    void update(Asked asked) throws ParseException {
        if (entry.refuses(asked)) {
            return;
        }
        if (!SessionBody.isIn(asked.request())) {
            moved(asked.request());
            tools.answers().send(asked, 200, refreshed(asked.request()));
        } else if (!isTaken(asked)) {
            read(asked)
                    .flatMap(Read::offer)
                    .ifPresent(offer -> answer(asked, offer, content -> {
                        Response response = tools.answers()
                                .make(asked, Response.OK, session.dialog().localTag(), refreshed(asked.request()));
                        response.setContent(content, SessionBody.type(tools.words()));
                        tools.answers().send(asked, response);
                    }));
        }
    }

    private List<Header> refreshed(Request request) throws ParseException {
        List<Header> headers = new ArrayList<>(tools.headers().ofDialog());
        headers.addAll(talking.timer().answer(request));
        return headers;
    }

    /** Answers where an offer is open already. */
    private boolean isTaken(Asked asked) {
        if (session.isOwnOfferOpen()) {
            tools.answers().send(asked, 491);
            return true;
        }
        if (session.isTheirOfferOpen()) {
            String seconds = Integer.toString(tools.random().nextInt(11));
            tools.answers().send(asked, 500, tools.words().list("Retry-After", seconds));
            return true;
        }
        return false;
    }

    private record Read(Optional<SessionDescription> offer) {}

    private Optional<Read> read(Asked asked) {
        try {
            return Optional.of(new Read(session.body().offerIn(asked.request())));
        } catch (BodyProblem e) {
            session.body().refused();
            entry.refuse(asked, e);
            return Optional.empty();
        }
    }

    private interface Sending {
        void send(byte[] content) throws ParseException;
    }

    private void answer(Asked asked, SessionDescription offer, Sending sending) {
        session.theirOffer(true);
        tools.when(
                session.media().answer(offer),
                ours -> {
                    session.theirOffer(false);
                    if (session.call().isOver()) {
                        tools.answers().send(asked, 487);
                        return;
                    }
                    moved(asked.request());
                    session.theirs(offer);
                    attempt(asked, () -> sending.send(session.body().answer(ours)));
                },
                trouble -> {
                    session.theirOffer(false);
                    session.body().refused();
                    LOG.debug("An offer in a call was refused: {}", trouble.getMessage());
                    tools.answers()
                            .send(
                                    asked,
                                    SipEnds.of(CallEnds.of(trouble).reason()).finalResponse());
                });
    }

    private interface Attempt {
        void run() throws ParseException;
    }

    private void attempt(Asked asked, Attempt attempt) {
        try {
            attempt.run();
        } catch (ParseException e) {
            LOG.debug("An answer in a call could not be written: {}", e.getMessage());
            tools.answers().send(asked, 500);
        }
    }

    /** The other side wants an offer from here, and answers it in the ACK. */
    private void offer(Asked asked) {
        session.ownOffer(true);
        tools.when(
                session.media().offer(),
                ours -> {
                    if (session.call().isOver()) {
                        tools.answers().send(asked, 487);
                        return;
                    }
                    moved(asked.request());
                    Consumer<Request> acknowledged = ack -> answered(ack, ours);
                    attempt(asked, () -> talking.accept(asked, session.body().offer(ours), acknowledged));
                },
                trouble -> {
                    session.ownOffer(false);
                    tools.answers().send(asked, 488);
                });
    }

    private void answered(Request ack, SessionDescription offer) {
        try {
            SessionDescription answer = session.body().answerIn(ack);
            session.theirs(answer, offer);
            tools.when(
                    session.media().answered(answer),
                    _ -> session.ownOffer(false),
                    trouble -> talking.end(CallEnds.of(trouble)));
        } catch (BodyProblem e) {
            talking.end(CallEnds.of(e));
        }
    }

    private void moved(Request request) {
        session.dialog().refresh(request);
        session.learn(request);
    }
}
