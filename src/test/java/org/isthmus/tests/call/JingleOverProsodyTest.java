package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of this program call each other through a real server. */
@Tag("peer")
class JingleOverProsodyTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final XmppAddress BEN = new XmppAddress("ben", Prosody.DOMAIN, "");

    @TempDir
    private Path folder;

    private final SystemScheduler scheduler = new SystemScheduler();
    private Prosody server;
    private CallingPerson ann;
    private CallingPerson desk;
    private CallingPerson phone;

    @BeforeEach
    void start() {
        server = Prosody.start(folder, "ann", "ben");
        ann = new CallingPerson(server, scheduler, "ann", "desk");
        desk = new CallingPerson(server, scheduler, "ben", "desk");
        phone = new CallingPerson(server, scheduler, "ben", "phone");
    }

    @AfterEach
    void stop() {
        ann.close();
        desk.close();
        phone.close();
        server.close();
        scheduler.close();
    }

    @Test
    void allDevicesRingOneAnswersAndEitherHangsUp() {
        for (boolean callerHangsUp : new boolean[] {true, false}) {
            Call call = ann.call(BEN);
            desk.awaitIncoming();
            phone.awaitIncoming();
            phone.answer();
            ann.awaitTold("answered");
            phone.awaitTold("answered");
            desk.awaitTold("ended ANSWERED_ELSEWHERE");
            assertThat(call.peer()).isEqualTo(BEN.withResource("phone"));
            assertThat(ann.heard()).isEqualTo("phone");
            assertThat(phone.heard()).isEqualTo("desk");
            (callerHangsUp ? call : phone.incoming()).end(CallEnd.of(CallEnd.Reason.SUCCESS));
            ann.awaitTold("answered", "ended SUCCESS");
            phone.awaitTold("answered", "ended SUCCESS");
            ann.forget();
            desk.forget();
            phone.forget();
        }
    }

    @Test
    void aDeviceIsCalledDirectlyAndDeclines() {
        ann.call(BEN.withResource("phone"));
        phone.awaitIncoming();
        phone.incoming().ring();
        ann.awaitTold("ringing");
        phone.incoming().end(CallEnd.of(CallEnd.Reason.DECLINE));
        ann.awaitTold("ringing", "ended DECLINE");
        assertThat(phone.incoming().kinds()).isEqualTo(Set.of(MediaKind.AUDIO));
    }

    @Test
    void aCallOutlivesABrokenConnectionOfTheProgramButNotTheServer() {
        ann.call(BEN);
        phone.awaitIncoming();
        phone.answer();
        ann.awaitTold("answered");
        server.restart();
        ann.awaitTold("answered", "ended CONNECTIVITY_ERROR");
        phone.awaitTold("answered", "ended CONNECTIVITY_ERROR");
        ann.forget();
        phone.forget();
        await().atMost(SOON).until(() -> ann.isOnline() && phone.isOnline());
        ann.call(BEN);
        phone.awaitIncoming();
    }
}
