package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.tests.call.Program.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a call comes and goes while both talk, as either side wishes, through a real Prosody. */
@Tag("peer")
class PictureChangesTest {

    private static final int ANNS = 1_000;
    private static final int BENS = 660;

    @Test
    void overXmpp(@TempDir Path folder) {
        try (SystemScheduler scheduler = new SystemScheduler();
                Prosody server = Prosody.start(folder, "ann", "ben");
                CallingPerson ann = new CallingPerson(server, scheduler, "ann", "desk");
                CallingPerson ben = new CallingPerson(server, scheduler, "ben", "desk");
                SoundingMedia anns = SoundingMedia.direct(ANNS);
                SoundingMedia bens = SoundingMedia.direct(BENS)) {
            Call call = ann.call(new XmppAddress("ben", Prosody.DOMAIN, ""), anns.media());
            anns.in(call);
            ben.awaitIncoming();
            bens.in(ben.incoming());
            ben.incoming().answer(bens.media());
            picturesComeAndGo(call, anns, ben.incoming(), bens);
        }
    }

    private static void picturesComeAndGo(Call anns, SoundingMedia ann, Call bens, SoundingMedia ben) {
        bothHear(ann, ben);

        ann.wantsPicture(true);
        change(anns);
        bothHear(ann, ben);
        assertThat(ann.statistics().stream(MediaKind.VIDEO)).isEmpty();
        assertThat(ben.statistics().stream(MediaKind.VIDEO)).isEmpty();

        ben.wantsPicture(true);
        assertThat(change(bens)).isInstanceOf(Outcome.Accepted.class);
        bothSee(ann, ben);

        ann.wantsPicture(false);
        assertThat(change(anns)).isInstanceOf(Outcome.Accepted.class);
        until(() -> !ann.screen().isShown() && !ben.screen().isShown());
        assertThat(ann.statistics().stream(MediaKind.VIDEO)).isEmpty();
        assertThat(ben.statistics().stream(MediaKind.VIDEO)).isEmpty();
        bothHear(ann, ben);

        ann.wantsPicture(true);
        assertThat(change(anns)).isInstanceOf(Outcome.Accepted.class);
        bothSee(ann, ben);
        bothHear(ann, ben);
    }

    private static Outcome change(Call call) {
        return call.change()
                .orTimeout(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void bothHear(SoundingMedia ann, SoundingMedia ben) {
        ann.headset().loudnessSinceLastAsked(BENS);
        ben.headset().loudnessSinceLastAsked(ANNS);
        until(() ->
                ann.headset().loudness(BENS) > Program.AUDIBLE && ben.headset().loudness(ANNS) > Program.AUDIBLE);
    }

    private static void bothSee(SoundingMedia ann, SoundingMedia ben) {
        int anns = ann.screen().recognised();
        int bens = ben.screen().recognised();
        await().atMost(Program.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        ann.screen().recognised() > anns + 5 && ben.screen().recognised() > bens + 5);
    }
}
