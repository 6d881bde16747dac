package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Sipp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signalling of SIP calls through a real Kamailio. */
@Tag("peer")
class SipCallTest {

    private static final SipAddress BO = SipAddress.of("bo", Kamailio.DOMAIN);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void callsSipp(Transport transport) throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "bo");
                Sipp bo = Sipp.answering(room("sipp"), "bo", server);
                SipCaller us = new SipCaller(server, "us", transport)) {
            PlainMedia media = new PlainMedia();
            Call call = us.account.call(BO, Set.of(MediaKind.AUDIO), media, us.log());
            us.awaits("answered");
            assertThat(us.events).containsExactly("ringing", "answered");
            media.wants(Direction.SEND_ONLY);
            assertThat(call.change().join()).isEqualTo(new Outcome.Accepted());
            call.digit('5');
            call.end(CallEnd.of(Reason.SUCCESS));
            bo.awaitSuccess();
            assertThat(us.awaitEnd()).isEqualTo(Reason.SUCCESS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isCalledBySipp(Transport transport) throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us");
                SipCaller us = new SipCaller(server, "us", transport);
                Sipp caller = Sipp.calling(room("sipp"), "us", server)) {
            IncomingCall call = us.awaitCall();
            assertThat(call.callerName()).contains("Sipp");
            call.ring();
            call.answer(new PlainMedia());
            caller.awaitSuccess();
            assertThat(us.awaitEnd()).isEqualTo(Reason.SUCCESS);
            assertThat(us.events).containsExactly("answered", "held", "digit 7", "ended");
        }
    }

    @Test
    void callsBaresip() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "bo");
                SipCaller us = new SipCaller(server, "us", Transport.UDP);
                Baresip bo = Baresip.start(
                        room("baresip"), BO.toString(), Kamailio.password("bo"), server.port(), "sip:us@sip.test")) {
            awaitSaid(bo, "200 OK");
            Call call = us.account.call(BO, Set.of(MediaKind.AUDIO), new PlainMedia(), us.log());
            us.awaits("ringing");
            bo.accept();
            us.awaits("answered");
            call.end(CallEnd.of(Reason.SUCCESS));
            awaitSaid(bo, "session closed");
        }
    }

    @Test
    void isCalledByBaresipWhichGivesUp() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "bo");
                SipCaller us = new SipCaller(server, "us", Transport.TCP);
                Baresip bo = Baresip.start(
                        room("baresip"), BO.toString(), Kamailio.password("bo"), server.port(), "sip:us@sip.test")) {
            awaitSaid(bo, "200 OK");
            bo.dial("sip:us@sip.test");
            us.awaitCall().ring();
            awaitSaid(bo, "Ringing");
            bo.hangUp();
            assertThat(us.awaitEnd()).isEqualTo(Reason.CANCEL);
        }
    }

    private static void awaitSaid(Baresip phone, String text) {
        await().atMost(SipCaller.SOON)
                .untilAsserted(() -> assertThat(phone.output()).contains(text));
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
