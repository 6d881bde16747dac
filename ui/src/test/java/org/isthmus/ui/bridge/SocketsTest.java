package org.isthmus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.ui.bridge.CableCurve.Point;
import org.isthmus.ui.sample.SampleClient;
import org.junit.jupiter.api.Test;

/** Which sockets there are, in which order, and where cables and their labels run. */
class SocketsTest {

    private final SampleClient client = SampleClient.verona(Clock.systemUTC());

    @Test
    void socketsWithACableComeFirstAndTheOthersByName() {
        List<Socket> sip = sockets(Network.SIP, client.bridges().all());
        assertThat(sip.getFirst().plugged()).isTrue();
        assertThat(sip.getFirst().title()).isEqualTo("Romeo Montague");
        assertThat(sip.subList(1, sip.size()))
                .noneMatch(Socket::plugged)
                .isSortedAccordingTo((a, b) -> a.title().compareToIgnoreCase(b.title()));
    }

    @Test
    void eachNetworkHasOnlyItsOwnAddresses() {
        assertThat(sockets(Network.SIP, List.of())).allMatch(socket -> socket.network() == Network.SIP);
        assertThat(sockets(Network.XMPP, List.of())).allMatch(socket -> socket.network() == Network.XMPP);
    }

    @Test
    void aPartyThatLeftTheAddressBookKeepsItsSocket() {
        Party stranger = new Party(new EndpointId("account-1"), SipAddress.of("ghost", "verona.example"), "");
        Party juliet = new Party(new EndpointId("account-2"), new XmppAddress("juliet", "capulet.example", ""), "");
        BridgeView bridge = new BridgeView(
                new BridgeId("b"), stranger, juliet, Set.of(Traffic.CHAT), true, 0, 0, 0, 0, Optional.empty());
        assertThat(sockets(Network.SIP, List.of(bridge)).getFirst().title()).isEqualTo("ghost@verona.example");
    }

    @Test
    void theSearchFindsNamesAndAddresses() {
        Socket romeo = sockets(Network.SIP, client.bridges().all()).getFirst();
        assertThat(Sockets.matches(romeo, "mont ROM")).isTrue();
        assertThat(Sockets.matches(romeo, "@verona")).isTrue();
        assertThat(Sockets.matches(romeo, "juliet")).isFalse();
    }

    @Test
    void aCableBeginsAndEndsInItsSocketsAndSagsBetween() {
        CableCurve curve = CableCurve.between(10, 100, 410, 100);
        assertThat(curve.at(0)).isEqualTo(new Point(10, 100));
        assertThat(curve.at(1)).isEqualTo(new Point(410, 100));
        assertThat(curve.at(0.5).y()).isGreaterThan(105);
        assertThat(curve.at(0.5).x()).isEqualTo(210);
    }

    @Test
    void labelsOfCablesThatCrossDoNotCoverEachOther() {
        LabelPlaces places = new LabelPlaces();
        Point first = places.place(CableCurve.between(0, 0, 400, 200), 100, 28);
        Point second = places.place(CableCurve.between(0, 200, 400, 0), 100, 28);
        assertThat(Math.abs(first.x() - second.x()) >= 100 || Math.abs(first.y() - second.y()) >= 28)
                .isTrue();
    }

    private List<Socket> sockets(Network network, List<BridgeView> bridges) {
        return Sockets.of(network, client.people().all(), client.accounts().all(), bridges);
    }
}
