package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offer that is too large for a datagram (RFC 3261 section 18.1.1). */
class LargeInviteTest {

    private final SipLab lab = new SipLab();
    private final FixedMedia media = new FixedMedia();
    private final CallLog log = new CallLog();
    private Phone bob;
    private CallingEndpoint alice;

    @BeforeEach
    void start() throws IOException {
        bob = new Phone();
        alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, new Telephonist());
        Content sound = FixedMedia.OWN.contents().getFirst();
        List<PayloadType> many = IntStream.range(96, 128)
                .mapToObj(id -> PayloadType.of(id, "a-rather-long-name-of-a-codec-" + id, 8000, 1))
                .toList();
        media.offer = new SessionDescription(List.of(sound.with(Format.of(many))));
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    @Test
    void goesOverTcp() throws IOException {
        try (ScriptedPeer stream = ScriptedPeer.tcp(bob.peer.port())) {
            stream.on("INVITE", (invite, back) -> back.send(invite.answer(486, "Busy Here")));
            alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
            log.awaits("ended");
            assertThat(stream.requests("INVITE").getFirst().get("Via")).startsWith("SIP/2.0/TCP ");
            assertThat(stream.requests("INVITE").getFirst().get("Contact")).doesNotContain("transport=tcp");
            assertThat(bob.peer.requests("INVITE")).isEmpty();
            await().atMost(Phone.SOON).until(() -> !stream.requests("ACK").isEmpty());
        }
    }

    @Test
    void goesInADatagramWhereThereIsNoOtherWay() {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(486, "Busy Here")));
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("ended");
        assertThat(bob.request("INVITE", 0).size()).isGreaterThan(1300);
    }
}
