package org.isthmus.app.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.isthmus.app.AppThread;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.media.MediaException;
import org.isthmus.media.mixer.Conference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that hear each other, whatever networks they are on. On the app's thread only. */
final class Merging {

    private static final Logger LOG = LoggerFactory.getLogger(Merging.class);

    private final AppThread app;
    private final MediaOpener opener;
    private final Set<LiveCall> members = new LinkedHashSet<>();
    private Optional<Conference> conference = Optional.empty();

    Merging(AppThread app, MediaOpener opener) {
        this.app = app;
        this.opener = opener;
    }

    /** Lets all of these hear each other, and those that already do. */
    CompletableFuture<Outcome> merge(List<LiveCall> calls) {
        if (calls.size() < 2 || !calls.stream().allMatch(Merging::talks)) {
            return CompletableFuture.completedFuture(failed(Reason.RECIPIENT_UNAVAILABLE, "The call is over."));
        }
        if (conference.isPresent()) {
            return CompletableFuture.completedFuture(join(conference.get(), calls));
        }
        return CompletableFuture.supplyAsync(this::open, Merging::aside)
                .thenApplyAsync(opened -> join(opened, calls), app)
                .exceptionally(Merging::failed);
    }

    /** Also where one side keeps the other waiting. */
    private static boolean talks(LiveCall call) {
        return call.view().state() instanceof CallView.Talking;
    }

    /** A device takes its time to open. */
    private static void aside(Runnable work) {
        Thread.ofPlatform().name("isthmus-conference").daemon().start(work);
    }

    private Conference open() {
        try {
            return opener.conference();
        } catch (MediaException e) {
            throw new CompletionException(e);
        }
    }

    private Outcome join(Conference opened, List<LiveCall> calls) {
        List<LiveCall> there = calls.stream().filter(Merging::talks).toList();
        Conference used = conference.orElse(opened);
        if (used != opened) {
            opened.close();
        }
        if (members.isEmpty() && there.size() < 2) {
            used.close();
            return failed(Reason.RECIPIENT_UNAVAILABLE, "The call is over.");
        }
        conference = Optional.of(used);
        for (LiveCall call : there) {
            if (members.add(call)) {
                call.confer(conference);
            }
            call.hold(false);
        }
        return new Outcome.Accepted();
    }

    /** Whether these two hear each other, so that neither is kept waiting for the other. */
    boolean together(LiveCall one, LiveCall other) {
        return members.contains(one) && members.contains(other);
    }

    /** A call is over; the last one that is left is an ordinary call again. */
    void left(LiveCall call) {
        if (members.remove(call) && members.size() == 1) {
            members.forEach(last -> last.confer(Optional.empty()));
            members.clear();
            conference.ifPresent(Conference::close);
            conference = Optional.empty();
        }
    }

    Set<CallKey> keys() {
        Set<CallKey> keys = new LinkedHashSet<>();
        members.forEach(call -> keys.add(call.key()));
        return Set.copyOf(keys);
    }

    private static Outcome failed(Throwable why) {
        LOG.warn("Calls could not be merged", why);
        return failed(Reason.NOT_SUPPORTED, "The sound device does not work.");
    }

    private static Outcome failed(Reason reason, String words) {
        return new Outcome.Failed(Failure.of(reason, words));
    }
}
