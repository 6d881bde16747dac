package org.isthmus.app.call;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.app.call.record.CallRecorder;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.mixer.Conference;

/** One call from its first ring to its end: the signalling on one network and the media, joined. On the app's thread only. */
final class LiveCall {

    private final AppThread app;
    private final CallFacts who;
    private final MediaOpener opener;
    private final CallOwner owner;
    private final Instant began;
    private final CallInbox inbox;
    private final OwnMedia media;
    private final Holding holding;
    private final PictureOffer pictureOffer;
    private CompletableFuture<List<RelayServer>> relays = RelaySearch.none();
    private Optional<Call> call = Optional.empty();
    private Optional<IncomingCall> waiting = Optional.empty();
    private Optional<TransferRequest> transfer = Optional.empty();
    private CallView.State state;
    private boolean video;
    private Optional<Protection> flowing = Optional.empty();
    private Optional<Instant> talkingSince = Optional.empty();
    private Optional<MediaStatistics> statistics = Optional.empty();

    LiveCall(AppThread app, CallFacts who, boolean video, CallTools tools, CallOwner owner) {
        this.app = app;
        this.who = who;
        this.video = video;
        this.opener = tools.opener();
        this.owner = owner;
        this.began = owner.now();
        this.inbox = new CallInbox(app, this);
        CallNews news = new CallNews(this, owner);
        this.media = new OwnMedia(
                new CallPictures(app, tools.pictures(), tools.chosen(), news),
                new CallRecorder(app, tools.recordings(), news),
                inbox::pictured);
        this.holding = new Holding(app, media, news::changed);
        this.pictureOffer = new PictureOffer(app, media, () -> this.video);
        this.state = who.incoming() ? new CallView.Incoming() : new CallView.Dialling();
    }

    /** Calls as soon as it is known which servers can help to find a path, or when that takes too long. */
    void dial(CallLine line) {
        relays = RelaySearch.over(line);
        begin();
        relays.thenAcceptAsync(
                servers -> {
                    if (!over()) {
                        call = Optional.of(line.call(who.peer(), kinds(), open(servers), inbox));
                    }
                },
                app);
    }

    private void begin() {
        owner.changed(this);
        if (video) {
            media.pictures().camera(true);
        }
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
            video = video && withVideo;
            state = new CallView.Connecting();
            begin();
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
        if (!over()) {
            call.ifPresent(begun -> begun.end(why));
            finish(why);
        }
    }

    /** Ends it in whatever state it is. */
    void hangUp() {
        boolean agreed = state instanceof CallView.Talking || state instanceof CallView.Connecting;
        CallEnd.Reason unanswered = who.incoming() ? CallEnd.Reason.DECLINE : CallEnd.Reason.CANCEL;
        end(CallEnd.of(agreed ? CallEnd.Reason.SUCCESS : unanswered));
    }

    void mute(boolean on) {
        media.mute(on);
        owner.changed(this);
    }

    void hold(boolean on) {
        if (state instanceof CallView.Talking) {
            call.ifPresent(begun -> holding.hold(on, begun));
        }
    }

    /** Shows something to the other side, which is asked for pictures first where the call has none. */
    void show(Consumer<CallPictures> what) {
        if (!video && state instanceof CallView.Talking) {
            call.ifPresent(begun -> pictureOffer.make(begun, () -> what.accept(media.pictures()), this::declined));
        } else {
            what.accept(media.pictures());
        }
    }

    private void declined() {
        if (!over()) {
            owner.told(new CallEvent.PictureMissing(view(), CallEvent.PictureMissing.Why.DECLINED));
            owner.changed(this);
        }
    }

    void press(char digit) {
        if (state instanceof CallView.Talking) {
            media.press(digit);
        }
    }

    /** Records what is said from now on, or no longer. */
    void record(boolean on) {
        if (!on) {
            media.recorder().stop();
        } else if (state instanceof CallView.Talking) {
            media.session()
                    .ifPresent(open -> media.recorder().start(open, who.name().text(), owner.now()));
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
        media.confer(conference);
        owner.changed(this);
    }

    /** Looks how the media goes. */
    void measure() {
        if (state instanceof CallView.Talking) {
            statistics = media.statistics();
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
        return state instanceof CallView.Talking && !holding.held();
    }

    CallView view() {
        return new CallView(
                who.key(),
                who.account(),
                who.peer(),
                who.name().text(),
                who.name().claimed(),
                who.incoming(),
                video,
                state,
                media.muted(),
                holding.held(),
                holding.byOther(),
                who.quiet(),
                media.pictures().view(),
                media.recorder().runs(),
                statistics);
    }

    /** What stays of it; only of a call that is over. */
    PastCall past(CallView.Ended ended) {
        return PastCall.of(who, video, began, talkingSince, ended);
    }

    private Set<MediaKind> kinds() {
        return video ? EnumSet.allOf(MediaKind.class) : EnumSet.of(MediaKind.AUDIO);
    }

    private PersonMedia open(List<RelayServer> servers) {
        return media.attach(opener.open(who.account(), servers, inbox), video);
    }

    OwnMedia media() {
        return media;
    }

    /** The other side may want no pictures where this one does, or none any more. */
    void pictured(boolean agreed) {
        if (video != agreed) {
            video = agreed;
            owner.changed(this);
        }
    }

    void finish(CallEnd why) {
        if (!over()) {
            state = new CallView.Ended(why, owner.now());
            waiting = Optional.empty();
            takeTransfer().ifPresent(TransferRequest::refuse);
            media.close();
            owner.over(this);
        }
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
            flowing.ifPresentOrElse(this::connected, () -> owner.changed(this));
        }
    }

    void heldByOther(boolean on) {
        holding.byOther(on);
    }

    void transferAsked(TransferRequest request) {
        transfer.ifPresent(TransferRequest::refuse);
        transfer = Optional.of(request);
        owner.told(new CallEvent.TransferAsked(view(), request.target()));
    }

    void pressed(char digit) {
        owner.told(new CallEvent.Pressed(view(), digit));
    }

    void found(String content, List<Candidate> candidates) {
        call.ifPresent(begun -> begun.candidates(content, candidates));
    }

    /** Sound flows, perhaps of a side that has not answered yet. */
    void connected(Protection protection) {
        flowing = Optional.of(protection);
        if (!(state instanceof CallView.Dialling || state instanceof CallView.Ringing)) {
            talkingSince = talkingSince.or(() -> Optional.of(owner.now()));
            state = new CallView.Talking(talkingSince.orElseThrow(), protection);
            owner.changed(this);
        }
    }
}
