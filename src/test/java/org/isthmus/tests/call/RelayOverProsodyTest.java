package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Coturn;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call between accounts of a real server over the relay that this server tells of, and over nothing else. */
@Tag("peer")
class RelayOverProsodyTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final double AUDIBLE = 400;

    @Test
    void theRelayOfTheServerCarriesTheCall(@TempDir Path folder) throws IOException {
        try (SystemScheduler scheduler = new SystemScheduler();
                Coturn coturn = Coturn.startForServers(Files.createDirectory(folder.resolve("coturn")));
                Prosody server =
                        Prosody.startWithRelay(Files.createDirectory(folder.resolve("prosody")), coturn, "ann", "ben");
                CallingPerson ann = new CallingPerson(server, scheduler, "ann", "desk");
                CallingPerson ben = new CallingPerson(server, scheduler, "ben", "desk")) {
            assertThat(ann.relays()).anySatisfy(relay -> {
                assertThat(relay.port()).isEqualTo(coturn.port());
                assertThat(relay.login()).isPresent();
            });
            try (SoundingMedia anns = media(ann, 1_000);
                    SoundingMedia bens = media(ben, 660)) {
                anns.in(ann.call(new XmppAddress("ben", Prosody.DOMAIN, ""), anns.media()));
                ben.awaitIncoming();
                bens.in(ben.incoming());
                ben.incoming().answer(bens.media());
                await().atMost(SOON)
                        .until(() -> anns.headset().loudness(660) > AUDIBLE
                                && bens.headset().loudness(1_000) > AUDIBLE);
                for (SoundingMedia side : List.of(anns, bens)) {
                    assertThat(side.statistics().stream(MediaKind.AUDIO))
                            .map(StreamStatistics::path)
                            .contains(MediaStatistics.Path.RELAYED);
                }
            }
        }
    }

    private static SoundingMedia media(CallingPerson person, double tone) {
        List<RelayServer> relays = person.relays();
        return SoundingMedia.relayed(tone, relays);
    }
}
