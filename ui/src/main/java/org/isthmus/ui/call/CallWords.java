package org.isthmus.ui.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.PastCall;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.description.MediaKind;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** What happens to a call and how it goes, in words. */
final class CallWords {

    /** Below this nobody hears that something is missing. */
    private static final double HEARD = 0.01;

    private static final Duration ONE_WAY = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofMillis(300);

    private final Words words;
    private final CallerText who;
    private final Clock clock;

    CallWords(Texts texts, Clock clock) {
        this.words = texts.of(CallWords.class);
        this.who = new CallerText(texts);
        this.clock = clock;
    }

    Words words() {
        return words;
    }

    /** How whoever is on the other end is called and reached. */
    CallerText who() {
        return who;
    }

    /** How far the call got; with the time while both sides talk. */
    String state(CallView call) {
        return switch (call.state()) {
            case CallView.Dialling _ -> words.get("state.dialling");
            case CallView.Ringing _ -> words.get("state.ringing");
            case CallView.Incoming _ -> words.get(call.video() ? "state.incoming.video" : "state.incoming");
            case CallView.Connecting _ -> words.get("state.connecting");
            case CallView.Talking talking -> talking(call, talking);
            case CallView.Ended ended -> end(ended);
        };
    }

    private String talking(CallView call, CallView.Talking talking) {
        if (call.held()) {
            return words.get("state.held");
        }
        String time = time(Duration.between(talking.since(), clock.instant()));
        return call.heldByOther() ? words.get("state.held.by.other", time) : time;
    }

    /** Who else hears what is said in this call; empty where nobody does. */
    Optional<String> merged(CallView call, List<CallView> all, Set<CallKey> together) {
        if (!together.contains(call.key())) {
            return Optional.empty();
        }
        String others = all.stream()
                .filter(other -> !other.key().equals(call.key()) && together.contains(other.key()))
                .map(who::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(words.get("merged", others));
    }

    private String end(CallView.Ended ended) {
        return words.get("end." + ended.why().reason().name());
    }

    /** What is going on with the sound, in words; empty when there is nothing to say. */
    Optional<String> quality(CallView call) {
        if (call.held() || call.heldByOther()) {
            return Optional.empty();
        }
        return call.statistics().flatMap(all -> all.stream(MediaKind.AUDIO)).map(this::quality);
    }

    private String quality(StreamStatistics sound) {
        if (sound.silence().compareTo(ONE_WAY) > 0) {
            return words.get("quality.nothing");
        }
        if (sound.lossReceived() > HEARD) {
            return words.get("quality.losing", sound.lossReceived());
        }
        if (sound.lossSent().filter(loss -> loss > HEARD).isPresent()) {
            return words.get("quality.losing.there", sound.lossSent().orElse(0d));
        }
        if (sound.roundTrip().filter(time -> time.compareTo(SLOW) > 0).isPresent()) {
            return words.get("quality.slow");
        }
        return words.get("quality.good");
    }

    /** Whether the quality line tells of something bad. */
    boolean suffers(CallView call) {
        return call.statistics()
                .flatMap(all -> all.stream(MediaKind.AUDIO))
                .filter(sound -> !call.held() && !call.heldByOther())
                .filter(sound -> sound.silence().compareTo(ONE_WAY) > 0 || sound.lossReceived() > HEARD)
                .isPresent();
    }

    /** Codec, protection, path and times, for whoever wants to know. */
    Optional<String> details(CallView call) {
        return call.statistics()
                .flatMap(all -> all.stream(MediaKind.AUDIO))
                .map(sound -> words.get(
                        "quality.details",
                        sound.codec(),
                        words.get("protection." + sound.protection().name()),
                        words.get("path." + sound.path().name()),
                        sound.jitter().toMillis(),
                        sound.roundTrip()
                                .map(time -> words.get("quality.round.trip", time.toMillis()))
                                .orElse(words.get("quality.round.trip.unknown")),
                        sound.packetsLost()));
    }

    /** Whether others can listen in. */
    Optional<String> protection(CallView call) {
        return call.state() instanceof CallView.Talking talking
                ? Optional.of(words.get("protection." + talking.protection().name()))
                : Optional.empty();
    }

    /** For the list of past calls. */
    String past(PastCall call) {
        if (call.talked().isPresent()) {
            return words.get(
                    call.incoming() ? "past.incoming" : "past.outgoing",
                    time(call.talked().orElse(Duration.ZERO)));
        }
        if (call.missed()) {
            return words.get("past.missed");
        }
        return words.get(
                call.incoming() ? "past.not.taken" : "past.not.reached",
                words.get("end." + call.end().name()));
    }

    static String time(Duration length) {
        long hours = length.toHours();
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, length.toMinutesPart(), length.toSecondsPart())
                : "%d:%02d".formatted(length.toMinutesPart(), length.toSecondsPart());
    }

    /** Time of day today, else the day too. */
    String when(Instant at) {
        var day = at.atZone(clock.getZone());
        boolean today =
                day.toLocalDate().equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        var format = today
                ? java.time.format.DateTimeFormatter.ofLocalizedTime(java.time.format.FormatStyle.SHORT)
                : java.time.format.DateTimeFormatter.ofLocalizedDateTime(java.time.format.FormatStyle.SHORT);
        return format.withLocale(words.locale()).format(day);
    }
}
