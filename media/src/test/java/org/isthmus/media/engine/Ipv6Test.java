package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Set;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call over IPv6 alone. */
class Ipv6Test {

    @ParameterizedTest(name = "ICE {0}")
    @ValueSource(booleans = {true, false})
    void bothSidesHearEachOther(boolean ice) throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        assumeThat(NetworkInterface.getByInetAddress(loopback))
                .as("this computer speaks IPv6")
                .isNotNull();
        SessionSettings settings =
                new SessionSettings(ice, List.of(Protection.DTLS_SRTP), false, List.of(), false, Set.of(loopback));
        try (Side caller = new Side(440, settings);
                Side called = new Side(700, settings)) {
            SessionDescription answer = Side.exchange(caller, MediaWish.AUDIO, called, MediaWish.AUDIO);

            Side.await().until(() -> called.port.hears(440) && caller.port.hears(700));
            assertThat(hosts(answer))
                    .isNotEmpty()
                    .allSatisfy(host -> assertThat(InetAddress.ofLiteral(host)).isInstanceOf(Inet6Address.class));
        }
    }

    private static List<String> hosts(SessionDescription description) {
        return switch (description.contents().getFirst().transport()) {
            case Transport.Ice way ->
                way.candidates().stream()
                        .map(candidate -> candidate.endpoint().host())
                        .toList();
            case Transport.Plain way -> List.of(way.rtp().host());
        };
    }
}
