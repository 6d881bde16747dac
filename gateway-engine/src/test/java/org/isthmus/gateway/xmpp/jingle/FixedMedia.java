package org.isthmus.gateway.xmpp.jingle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/**
 * Media that carries nothing: it offers and answers Opus and VP8 over ICE and DTLS as it was told, keeps to the order of
 * offers and answers, and remembers what the other side said.
 */
public final class FixedMedia implements CallMedia {

    public final List<String> log = new CopyOnWriteArrayList<>();
    public final List<String> candidates = new CopyOnWriteArrayList<>();
    private final String name;
    private Map<MediaKind, Direction> wish = new LinkedHashMap<>(Map.of(MediaKind.AUDIO, Direction.SEND_RECEIVE));
    private boolean offering;
    private volatile SessionDescription local = new SessionDescription(List.of());
    private volatile SessionDescription remote = new SessionDescription(List.of());
    private Optional<MediaException> failure = Optional.empty();

    /**
     * Media of one side.
     *
     * @param name begins its ICE user name, so that a test can tell whose a description is
     */
    public FixedMedia(String name) {
        this.name = name;
    }

    /** Which kinds the next offers and answers are to have, and which way. */
    public synchronized FixedMedia wish(Map<MediaKind, Direction> wanted) {
        wish = new LinkedHashMap<>(wanted);
        return this;
    }

    public synchronized FixedMedia fail(MediaException why) {
        failure = Optional.of(why);
        return this;
    }

    public SessionDescription local() {
        return local;
    }

    public SessionDescription remote() {
        return remote;
    }

    @Override
    public synchronized CompletableFuture<SessionDescription> offer() {
        log.add("offer");
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        if (offering) {
            return CompletableFuture.failedFuture(new IllegalStateException("the last offer is not answered"));
        }
        offering = true;
        List<Content> contents = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            Direction wanted = wish.get(kind);
            if (wanted != null) {
                contents.add(content(kindName(kind), kind, wanted, Security.Setup.ACTPASS));
            }
        }
        local = new SessionDescription(contents);
        return CompletableFuture.completedFuture(local);
    }

    @Override
    public synchronized CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        log.add("answer");
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        if (offering) {
            return CompletableFuture.failedFuture(new IllegalStateException("the last offer is not answered"));
        }
        remote = offer;
        local = new SessionDescription(offer.contents().stream()
                .filter(content -> wish.containsKey(content.kind()))
                .map(this::answer)
                .toList());
        return CompletableFuture.completedFuture(local);
    }

    @Override
    public synchronized CompletableFuture<Void> answered(SessionDescription answer) {
        log.add("answered");
        if (!offering) {
            return CompletableFuture.failedFuture(new IllegalStateException("nothing was offered"));
        }
        offering = false;
        remote = answer;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void refused() {
        log.add("refused");
        offering = false;
    }

    @Override
    public void candidates(String content, List<Candidate> found) {
        found.forEach(each -> candidates.add(content + " " + each.endpoint().port()));
    }

    /** One codec, and the transport and protection that the offer has. */
    private Content answer(Content offer) {
        PayloadType own = codec(offer.kind());
        List<PayloadType> common =
                offer.payloads().stream().filter(own::isSameEncoding).toList();
        Content answer = content(
                        offer.name(),
                        offer.kind(),
                        offer.direction().mirrored().and(wish.getOrDefault(offer.kind(), Direction.INACTIVE)),
                        Security.Setup.ACTIVE)
                .with(Format.of(common));
        if (!offer.security().hasDtls()) {
            answer = answer.with(Security.NONE);
        }
        return offer.transport() instanceof Transport.Plain
                ? answer.with(new Transport.Plain(new Transport.Endpoint("127.0.0.1", 10_000), Optional.empty()))
                : answer;
    }

    private static String kindName(MediaKind kind) {
        return kind == MediaKind.AUDIO ? "audio" : "video";
    }

    private static PayloadType codec(MediaKind kind) {
        return kind == MediaKind.AUDIO ? PayloadType.of(111, "opus", 48_000, 2) : PayloadType.of(96, "VP8", 90_000, 1);
    }

    private Content content(String mid, MediaKind kind, Direction direction, Security.Setup setup) {
        return new Content(
                mid,
                kind,
                direction,
                Format.of(List.of(codec(kind))),
                Security.dtls(new Security.Fingerprint("sha-256", "AB:".repeat(31) + "AB"), setup),
                new Transport.Ice(
                        name + "frag",
                        name + "password1234567890123",
                        List.of(candidate(10_000)),
                        Optional.empty(),
                        false,
                        true,
                        0,
                        List.of()));
    }

    /** One that a test can tell from others by its port. */
    public static Candidate candidate(int port) {
        return new Candidate(
                "1",
                Transport.RTP,
                "udp",
                2_130_706_431L,
                new Transport.Endpoint("127.0.0.1", port),
                Candidate.Type.HOST,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
