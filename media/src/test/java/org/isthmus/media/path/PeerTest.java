package org.isthmus.media.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Symmetric RTP (RFC 4961) that no stranger can take over. */
class PeerTest {

    private static final InetSocketAddress SAID = address(1);
    private static final InetSocketAddress BEHIND_NAT = address(2);
    private static final InetSocketAddress STRANGER = address(3);

    private long now;
    private final Peer peer = new Peer(() -> now);

    @Test
    void packetsGoWhereTheOtherSidesComeFrom() {
        peer.say(SAID);
        assertThat(peer.target()).contains(SAID);
        assertThat(peer.mayBe(BEHIND_NAT)).isTrue();
        peer.heard(BEHIND_NAT);
        assertThat(peer.target()).contains(BEHIND_NAT);
    }

    @Test
    void aStrangerTakesNothingOverWhilePacketsCome() {
        peer.say(SAID);
        peer.heard(BEHIND_NAT);
        assertThat(peer.mayBe(STRANGER)).isFalse();
        assertThat(peer.mayBe(SAID)).isTrue();
    }

    @Test
    void aNatThatForgotIsFollowedAfterSilence() {
        peer.say(SAID);
        peer.heard(BEHIND_NAT);
        now += 3_000_000_000L;
        assertThat(peer.mayBe(STRANGER)).isTrue();
    }

    @Test
    void aNewDescriptionCountsAndTheSameAgainDoesNot() {
        peer.say(SAID);
        peer.heard(BEHIND_NAT);
        peer.say(SAID);
        assertThat(peer.target()).contains(BEHIND_NAT);
        peer.say(STRANGER);
        assertThat(peer.target()).contains(STRANGER);
    }

    @Test
    void beforeADescriptionNobodyIsHeard() {
        assertThat(peer.mayBe(STRANGER)).isFalse();
        assertThat(peer.target()).isEmpty();
    }

    private static InetSocketAddress address(int last) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + last), 4000);
    }
}
