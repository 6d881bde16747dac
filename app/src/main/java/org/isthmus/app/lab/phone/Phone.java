package org.isthmus.app.lab.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.call.PersonMedia;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.media.MediaEngine;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.VideoSource;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A role's phone on one network: takes every call after a moment, and calls whoever writes "call me". Told things on its
 * endpoint's executor.
 */
final class Phone implements EndpointListener, CallTaker {

    private static final Logger LOG = LoggerFactory.getLogger(Phone.class);
    private static final Duration BEFORE_ANSWER = Duration.ofMillis(800);

    /** Nobody listens to a machine for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final MediaEngine engine;
    private final SessionSettings settings;
    private final Optional<VideoSource> picture;
    private final Scheduler scheduler;

    /** @param picture what it shows in calls with pictures */
    Phone(MediaEngine engine, SessionSettings settings, Optional<VideoSource> picture, Scheduler scheduler) {
        this.engine = engine;
        this.settings = settings;
        this.picture = picture;
        this.scheduler = scheduler;
    }

    @Override
    public CallEvents called(IncomingCall call) {
        Talk talk = new Talk();
        talk.ties(call);
        call.ring();
        scheduler.after(BEFORE_ANSWER, () -> call.answer(talk.media()));
        return talk;
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        arrival.accept();
        if (arrival.signal() instanceof InstantMessage message
                && message.body().toLowerCase(Locale.ROOT).contains("call me")
                && endpoint instanceof CallingEndpoint line) {
            callBack(line, message.from());
        }
    }

    private void callBack(CallingEndpoint line, Address peer) {
        Talk talk = new Talk();
        talk.ties(line.call(peer, kinds(), talk.media(), talk));
    }

    private Set<MediaKind> kinds() {
        return picture.isPresent() ? EnumSet.allOf(MediaKind.class) : EnumSet.of(MediaKind.AUDIO);
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        if (state instanceof EndpointState.Failed failed) {
            LOG.warn("The lab's phone {} is not signed in: {}", endpoint.address(), failed.failure());
        }
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        // Nobody looks at a machine's way in.
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        // It knows nobody.
    }

    /** One call of this phone. */
    private final class Talk implements CallEvents, MediaListener {

        private final MediaSession session = engine.open(settings, this);
        private final PersonMedia media = new PersonMedia(session, MediaWish.AUDIO.video(picture.isPresent()));
        private final List<Runnable> early = new ArrayList<>();
        private Optional<Call> call = Optional.empty();
        private Optional<Scheduler.Task> limit = Optional.empty();

        Talk() {
            picture.ifPresent(session::source);
        }

        PersonMedia media() {
            return media;
        }

        synchronized void ties(Call begun) {
            call = Optional.of(begun);
            limit = Optional.of(scheduler.after(LONGEST, () -> begun.end(CallEnd.of(CallEnd.Reason.SUCCESS))));
            early.forEach(Runnable::run);
            early.clear();
        }

        private synchronized void with(java.util.function.Consumer<Call> action) {
            call.ifPresentOrElse(action, () -> early.add(() -> call.ifPresent(action)));
        }

        @Override
        public void ringing() {
            // It waits patiently.
        }

        @Override
        public void answered() {
            // The media begins by itself.
        }

        @Override
        public void held(boolean held) {
            // It plays on; the other side does not listen.
        }

        @Override
        public void digit(char digit) {
            // It has no menu.
        }

        @Override
        public synchronized void ended(CallEnd why) {
            limit.ifPresent(Scheduler.Task::cancel);
            session.close();
        }

        @Override
        public void candidates(String content, List<Candidate> candidates) {
            with(begun -> begun.candidates(content, candidates));
        }

        @Override
        public void connected(MediaKind kind, Protection protection) {
            // The sound says so.
        }

        @Override
        public void failed(MediaException why) {
            LOG.info("A call of the lab's phone has no media: {}", why.getMessage());
            with(begun -> begun.end(CallEnd.of(CallEnd.Reason.MEDIA_ERROR)));
        }
    }
}
