package org.isthmus.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.AppThread;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.mixer.Conference;

/** One call from its first ring to its end: the signalling on one network and the media, joined. On the app's thread only. */
final class LiveCall {

    private static final Duration DIGIT = Duration.ofMillis(160);

    private final AppThread app;
    private final CallFacts who;
    private final MediaOpener opener;
    private final Owner owner;
    private final Instant began;
    private final CallInbox inbox;
    private CompletableFuture<List<RelayServer>> relays = RelaySearch.none();
    private Optional<Call> call = Optional.empty();
    private Optional<IncomingCall> waiting = Optional.empty();
    private Optional<PersonMedia> media = Optional.empty();
    private Optional<TransferRequest> transfer = Optional.empty();
    private CallView.State state;
    private boolean video;
    private boolean muted;
    private boolean held;
    private boolean heldByOther;
    private Optional<Instant> talkingSince = Optional.empty();
    private Optional<MediaStatistics> statistics = Optional.empty();

    /** Who is told what becomes of it, on the app's thread. */
    interface Owner {

        Instant now();

        void changed(LiveCall call);

        /** The other side wants the person to call somebody else. */
        void transferAsked(LiveCall call, Address target);

        /** The other side pressed a key. */
        void pressed(LiveCall call, char digit);

        void over(LiveCall call);
    }

    LiveCall(AppThread app, CallFacts who, boolean video, MediaOpener opener, Owner owner) {
        this.app = app;
        this.who = who;
        this.video = video;
        this.opener = opener;
        this.owner = owner;
        this.began = owner.now();
        this.inbox = new CallInbox(app, this);
        this.state = who.incoming() ? new CallView.Incoming() : new CallView.Dialling();
    }

    /** Calls as soon as it is known which servers can help to find a path, or when that takes too long. */
    void dial(CallLine line) {
        relays = RelaySearch.over(line);
        owner.changed(this);
        relays.thenAcceptAsync(
                servers -> {
                    if (!over()) {
                        call = Optional.of(line.call(who.peer(), kinds(), open(servers), inbox));
                    }
                },
                app);
    }

    /** Calls as the other side of another call asked, which is told how it goes. */
    void follow(TransferRequest request) {
        call = Optional.of(request.follow(kinds(), open(List.of()), inbox));
        owner.changed(this);
    }

    /** What the other side asked for last, once. */
    Optional<TransferRequest> takeTransfer() {
        Optional<TransferRequest> asked = transfer;
        transfer = Optional.empty();
        return asked;
    }

    /**
     * @param line what the call came in over, which knows of servers that can help
     * @return who is to be told what becomes of it on the network
     */
    CallEvents offered(IncomingCall incoming, Optional<CallLine> line) {
        relays = line.map(RelaySearch::over).orElseGet(RelaySearch::none);
        call = Optional.of(incoming);
        waiting = Optional.of(incoming);
        incoming.ring();
        owner.changed(this);
        return inbox;
    }

    void answer(boolean withVideo) {
        waiting.ifPresent(incoming -> {
            waiting = Optional.empty();
            video = withVideo;
            state = new CallView.Connecting();
            owner.changed(this);
            relays.thenAcceptAsync(
                    servers -> {
                        if (!over()) {
                            incoming.answer(open(servers));
                        }
                    },
                    app);
        });
    }

    void end(CallEnd why) {
        if (over()) {
            return;
        }
        call.ifPresent(begun -> begun.end(why));
        finish(why);
    }

    void mute(boolean on) {
        muted = on;
        media.ifPresent(open -> open.session().mute(MediaKind.AUDIO, on));
        owner.changed(this);
    }

    /** Keeps the other side waiting or goes on. When it is refused, what was before it stays. */
    void hold(boolean on) {
        if (held == on || !(state instanceof CallView.Talking)) {
            return;
        }
        held = on;
        media.ifPresent(open -> {
            open.wish(open.wish().held(on));
            call.ifPresent(begun -> begun.change().thenAcceptAsync(outcome -> held(on, outcome), app));
        });
        owner.changed(this);
    }

    private void held(boolean on, Outcome outcome) {
        if (outcome instanceof Outcome.Failed && !over()) {
            held = !on;
            media.ifPresent(open -> open.wish(open.wish().held(!on)));
            owner.changed(this);
        }
    }

    void press(char digit) {
        if (state instanceof CallView.Talking) {
            media.ifPresent(open -> open.session().sendDigit(digit, DIGIT));
        }
    }

    CompletableFuture<Outcome> transfer(Address target, CompletableFuture<Outcome> otherwise) {
        return call.filter(_ -> !over()).map(begun -> begun.transfer(target)).orElse(otherwise);
    }

    CompletableFuture<Outcome> join(LiveCall other, CompletableFuture<Outcome> otherwise) {
        return call.filter(_ -> !over())
                .flatMap(begun -> other.call.map(begun::transfer))
                .orElse(otherwise);
    }

    /** Takes part in a conference from now on, or no longer. */
    void confer(Optional<Conference> conference) {
        media.ifPresent(open -> open.session().join(conference));
        owner.changed(this);
    }

    /** Looks how the media goes. */
    void measure() {
        if (state instanceof CallView.Talking) {
            statistics = media.map(open -> open.session().statistics());
            owner.changed(this);
        }
    }

    boolean over() {
        return state instanceof CallView.Ended;
    }

    CallKey key() {
        return who.key();
    }

    boolean talks() {
        return state instanceof CallView.Talking && !held;
    }

    CallView view() {
        return new CallView(
                who.key(),
                who.account(),
                who.peer(),
                who.name(),
                who.incoming(),
                video,
                state,
                muted,
                held,
                heldByOther,
                who.quiet(),
                statistics);
    }

    /** What stays of it; only of a call that is over. */
    PastCall past(CallView.Ended ended) {
        return new PastCall(
                0,
                who.account(),
                who.peer().bare(),
                who.name(),
                who.incoming(),
                video,
                began,
                talkingSince.map(since -> Duration.between(since, ended.at())),
                ended.why().reason());
    }

    private Set<MediaKind> kinds() {
        return video ? EnumSet.allOf(MediaKind.class) : EnumSet.of(MediaKind.AUDIO);
    }

    private PersonMedia open(List<RelayServer> servers) {
        MediaSession session = opener.open(who.account(), servers, inbox);
        PersonMedia opened = new PersonMedia(session, new MediaWish(true, video, false));
        session.mute(MediaKind.AUDIO, muted);
        media = Optional.of(opened);
        return opened;
    }

    void finish(CallEnd why) {
        if (over()) {
            return;
        }
        state = new CallView.Ended(why, owner.now());
        waiting = Optional.empty();
        takeTransfer().ifPresent(TransferRequest::refuse);
        media.ifPresent(open -> open.session().close());
        owner.over(this);
    }

    /** @param heard whether what the other side plays can be heard already */
    void ringing(boolean heard) {
        boolean before = state instanceof CallView.Ringing ringing && ringing.heard();
        if (state instanceof CallView.Dialling || state instanceof CallView.Ringing) {
            state = new CallView.Ringing(heard || before);
            owner.changed(this);
        }
    }

    void agreed() {
        if (!(state instanceof CallView.Talking)) {
            state = new CallView.Connecting();
            owner.changed(this);
        }
    }

    void heldByOther(boolean on) {
        heldByOther = on;
        owner.changed(this);
    }

    void transferAsked(TransferRequest request) {
        transfer.ifPresent(TransferRequest::refuse);
        transfer = Optional.of(request);
        owner.transferAsked(this, request.target());
    }

    void pressed(char digit) {
        owner.pressed(this, digit);
    }

    void found(String content, List<Candidate> candidates) {
        call.ifPresent(begun -> begun.candidates(content, candidates));
    }

    void connected(Protection protection) {
        Instant since = talkingSince.orElseGet(owner::now);
        talkingSince = Optional.of(since);
        state = new CallView.Talking(since, protection);
        owner.changed(this);
    }
}
