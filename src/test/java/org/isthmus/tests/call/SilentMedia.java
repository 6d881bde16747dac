package org.isthmus.tests.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/** Media that offers and answers one sound and carries nothing; its ICE user name begins with a name that a test can tell. */
final class SilentMedia implements CallMedia {

    private static final String FRAGMENT = "frag";

    private final String name;
    private volatile SessionDescription remote = new SessionDescription(List.of());

    SilentMedia(String name) {
        this.name = name;
    }

    /** The name of the media that the other side said it has. */
    String heard() {
        return remote.contents().getFirst().transport() instanceof Transport.Ice ice
                ? ice.ufrag().replace(FRAGMENT, "")
                : "";
    }

    private SessionDescription described(String content, Security.Setup setup) {
        return new SessionDescription(List.of(new Content(
                content,
                MediaKind.AUDIO,
                Direction.SEND_RECEIVE,
                Format.of(List.of(PayloadType.of(111, "opus", 48_000, 2))),
                Security.dtls(new Security.Fingerprint("sha-256", "AB:".repeat(31) + "AB"), setup),
                new Transport.Ice(
                        name + FRAGMENT,
                        "password12345678901234",
                        List.of(new Candidate(
                                "1",
                                Transport.RTP,
                                "udp",
                                2_130_706_431L,
                                new Transport.Endpoint("127.0.0.1", 10_000),
                                Candidate.Type.HOST,
                                Optional.empty(),
                                Optional.empty(),
                                0)),
                        Optional.empty(),
                        false,
                        true,
                        0,
                        List.of()))));
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        return CompletableFuture.completedFuture(described("audio", Security.Setup.ACTPASS));
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        remote = offer;
        return CompletableFuture.completedFuture(
                described(offer.contents().getFirst().name(), Security.Setup.ACTIVE));
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        remote = answer;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void refused() {}

    @Override
    public void candidates(String content, List<Candidate> candidates) {}
}
