package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a call comes and goes while both talk, as either side wishes, through a real Prosody. */
@Tag("peer")
class PictureChangesTest {

    @Test
    void overXmpp(@TempDir Path folder) {
        try (XmppPair pair = new XmppPair(folder);
                SoundingMedia ann = SoundingMedia.direct(1_000);
                SoundingMedia ben = SoundingMedia.direct(660)) {
            pair.call(ann, ben);
            ann.awaitTalkWith(ben);

            ann.wantsPicture(true);
            ann.change();
            ann.awaitTalkWith(ben);
            assertNoPicture(ann, ben);

            ben.wantsPicture(true);
            assertThat(ben.change()).isInstanceOf(Outcome.Accepted.class);
            ann.awaitSightOf(ben);

            ann.wantsPicture(false);
            assertThat(ann.change()).isInstanceOf(Outcome.Accepted.class);
            ann.awaitNoSightOf(ben);
            assertNoPicture(ann, ben);
            ann.awaitTalkWith(ben);

            ann.wantsPicture(true);
            assertThat(ann.change()).isInstanceOf(Outcome.Accepted.class);
            ann.awaitSightOf(ben);
            ann.awaitTalkWith(ben);
        }
    }

    private static void assertNoPicture(SoundingMedia ann, SoundingMedia ben) {
        assertThat(ann.statistics().stream(MediaKind.VIDEO)).isEmpty();
        assertThat(ben.statistics().stream(MediaKind.VIDEO)).isEmpty();
    }
}
