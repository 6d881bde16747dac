package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way that Jingle knows of carrying and protecting sound, and every codec, between two accounts of a real Prosody. */
@Tag("peer")
class JingleWaysTest {

    @ParameterizedTest
    @CsvSource({
        "false, NONE, opus", "false, SDES, opus", "false, DTLS_SRTP, opus",
        "true, NONE, opus", "true, SDES, opus", "true, DTLS_SRTP, opus",
        "true, DTLS_SRTP, G722", "true, DTLS_SRTP, PCMU", "true, DTLS_SRTP, PCMA",
    })
    void bothHearEachOther(boolean ice, Protection protection, String codec, @TempDir Path folder) {
        try (XmppPair pair = new XmppPair(folder);
                SoundingMedia anns = SoundingMedia.over(1_000, ice, protection);
                SoundingMedia bens = SoundingMedia.over(660, ice, protection)) {
            pair.call(anns, new OneCodec(anns.media(), codec), bens);
            anns.awaitTalkWith(bens);
            for (SoundingMedia side : List.of(anns, bens)) {
                assertThat(side.statistics().stream(MediaKind.AUDIO)).hasValueSatisfying(stream -> {
                    assertThat(stream.protection()).isEqualTo(protection);
                    assertThat(stream.codec()).isEqualToIgnoringCase(codec);
                });
            }
        }
    }

    /** Offers one codec, and the keys of the telephone. */
    private record OneCodec(CallMedia media, String codec) implements CallMedia {

        @Override
        public CompletableFuture<SessionDescription> offer() {
            return media.offer().thenApply(this::narrowed);
        }

        private SessionDescription narrowed(SessionDescription offer) {
            return new SessionDescription(
                    offer.contents().stream()
                            .map(content -> content.with(content.format()
                                    .with(content.payloads().stream()
                                            .filter(payload -> payload.name().equalsIgnoreCase(codec)
                                                    || payload.name().equals("telephone-event"))
                                            .toList())))
                            .toList(),
                    offer.groups());
        }

        @Override
        public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
            return media.answer(offer);
        }

        @Override
        public CompletableFuture<Void> answered(SessionDescription answer) {
            return media.answered(answer);
        }

        @Override
        public void refused() {
            media.refused();
        }

        @Override
        public void candidates(String content, List<Candidate> candidates) {
            media.candidates(content, candidates);
        }
    }
}
