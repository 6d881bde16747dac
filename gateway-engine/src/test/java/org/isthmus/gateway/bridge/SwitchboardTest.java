package org.isthmus.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.junit.jupiter.api.Test;

class SwitchboardTest {

    private final SipAddress us = SipAddress.of("us", "sip.test");
    private final SipAddress anna = SipAddress.of("anna", "sip.test");
    private final ManualScheduler clock = new ManualScheduler();
    private final RecordedInbox inbox = new RecordedInbox();
    private final ScriptedEndpoint account = new ScriptedEndpoint("sip", us);
    private final Switchboard switchboard = new Switchboard(inbox, clock);
    private final RecordedArrival arrival = new RecordedArrival(InstantMessage.text("m1", anna, us, "Hello"));

    SwitchboardTest() {
        switchboard.plug(account);
    }

    @Test
    void theSenderIsToldOnlyWhenTheMessageIsOnDisk() {
        inbox.stored = new CompletableFuture<>();
        switchboard.arrived(account, arrival);
        assertThat(arrival.answer()).isEmpty();

        inbox.stored.complete(null);
        assertThat(arrival.answer()).contains(new Verdict.Accept());
        assertThat(inbox.shown).containsExactly(new RecordedInbox.Shown(arrival.signal(), false));
    }

    @Test
    void aFullDiskIsTheSendersNews() {
        inbox.stored = CompletableFuture.failedFuture(new IllegalStateException("disk full"));
        switchboard.arrived(account, arrival);
        assertThat(arrival.answer()).hasValueSatisfying(SwitchboardTest::isStorageRefusal);
    }

    @Test
    void aDiskThatHangsIsTheSendersNewsAfterFiveSeconds() {
        inbox.stored = new CompletableFuture<>();
        switchboard.arrived(account, arrival);
        clock.advance(Duration.ofSeconds(4));
        assertThat(arrival.answer()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(arrival.answer()).hasValueSatisfying(SwitchboardTest::isStorageRefusal);
    }

    @Test
    void endpointsAreFoundWhilePluggedIn() {
        assertThat(switchboard.find(account.id())).contains(account);
        assertThat(switchboard.endpoints()).isEqualTo(List.of(account));
        switchboard.unplug(account.id());
        assertThat(switchboard.find(account.id())).isEmpty();
    }

    private static void isStorageRefusal(Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refuse.class,
                        refuse -> assertThat(refuse.failure().reason()).isEqualTo(Reason.STORAGE));
    }
}
