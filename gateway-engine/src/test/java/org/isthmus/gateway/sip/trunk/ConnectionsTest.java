package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.transport.Wire;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    @Test
    void responsesGoBackOnTheConnectionThatTheirRequestCameOn() throws IOException {
        try (TrunkLab lab = new TrunkLab();
                ScriptedPeer peer = ScriptedPeer.connectedTo(lab.tcp())) {
            peer.send(TrunkLab.requestOver("TCP", "MESSAGE", "one") + TrunkLab.requestOver("TCP", "OPTIONS", "two"));
            lab.answer(lab.arrival(1), 200);
            await().atMost(TrunkLab.SOON)
                    .until(() -> peer.responses("MESSAGE").size() == 1
                            && peer.responses("OPTIONS").size() == 1);
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().transactions() == 0);
        }
    }

    @Test
    void responsesGoToTheSendersListenerWhenTheirConnectionIsGone() throws IOException {
        try (TrunkLab lab = new TrunkLab();
                ScriptedPeer listener = ScriptedPeer.tcp()) {
            try (ScriptedPeer peer = ScriptedPeer.connectedTo(lab.tcp())) {
                peer.send(TrunkLab.requestOver("TCP", "MESSAGE", "one")
                        .replace("127.0.0.1:5999", "127.0.0.1:" + listener.port()));
                lab.arrival(1);
            }
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().connections() == 0);
            lab.answer(lab.arrival(1), 200);
            await().atMost(TrunkLab.SOON)
                    .until(() -> listener.responses("MESSAGE").size() == 1);
        }
    }

    @Test
    void requestsReuseAConnectionAndTheirOrderIsKept() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp();
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.TCP, peer)))) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            List<CompletableFuture<SipReply>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                replies.add(lab.send(TrunkLab.outgoing("MESSAGE", "text " + i)));
            }
            for (CompletableFuture<SipReply> reply : replies) {
                assertThat(TrunkLab.status(reply)).isEqualTo(200);
            }
            assertThat(lab.trunk.status().connections()).isEqualTo(1);
            assertThat(peer.requests("MESSAGE")).extracting(RawMessage::text).isEqualTo(inOrder());
        }
    }

    private static List<String> inOrder() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add("text " + i);
        }
        return texts;
    }

    @Test
    void requestsOnABrokenConnectionFailAtOnceAndAreNotSentTwice() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp();
                ScriptedPeer other = ScriptedPeer.tcp();
                TrunkLab lab = new TrunkLab(
                        TrunkLab.towards(TrunkLab.target(Wire.TCP, peer), TrunkLab.target(Wire.TCP, other)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("MESSAGE", "hello"));
            await().atMost(TrunkLab.SOON).until(() -> peer.requests("MESSAGE").size() == 1);
            peer.dropConnections();
            assertThat(((SipReply.Unanswered) TrunkLab.done(reply)).failure().reason())
                    .isEqualTo(Reason.CONNECTION_LOST);
            assertThat(other.requests("MESSAGE")).isEmpty();
        }
    }

    @Test
    void requestsThatComeOnAnOutgoingConnectionAreTaken() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp();
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.TCP, peer)))) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            TrunkLab.done(lab.send(TrunkLab.outgoing("MESSAGE", "hello")));
            peer.send(TrunkLab.requestOver("TCP", "NOTIFY", "n1"));
            SipArrival arrival = lab.arrival(1);
            lab.answer(arrival, 200);
            await().atMost(TrunkLab.SOON).until(() -> peer.responses("NOTIFY").size() == 1);
        }
    }

    @Test
    void keepalivesAreAnswered() throws IOException {
        try (TrunkLab lab = new TrunkLab();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.tcp())) {
            socket.setSoTimeout((int) TrunkLab.SOON.toMillis());
            socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
        }
    }

    @Test
    void silentOnesAreClosed() throws IOException {
        try (TrunkLab lab = new TrunkLab();
                Socket mute = new Socket(InetAddress.getLoopbackAddress(), lab.tcp());
                ScriptedPeer peer = ScriptedPeer.connectedTo(lab.tcp())) {
            peer.send(TrunkLab.requestOver("TCP", "OPTIONS", "one"));
            await().atMost(TrunkLab.SOON)
                    .until(() -> peer.responses("OPTIONS").size() == 1
                            && lab.trunk.status().connections() == 2);
            lab.clock.advance(Duration.ofMinutes(2));
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().connections() == 1);
            assertThat(mute.getInputStream().read()).isEqualTo(-1);
            lab.clock.advance(Duration.ofMinutes(31));
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().connections() == 0);
        }
    }

    @Test
    void moreThanAnAddressMayHaveAreClosedAtOnce() throws IOException {
        try (TrunkLab lab = new TrunkLab(TrunkLab.limited(limits -> new TrunkLimits(
                        limits.transactions(), 10, 2, limits.idle(), limits.unsent(), limits.largestDatagram())));
                Socket one = new Socket(InetAddress.getLoopbackAddress(), lab.tcp());
                Socket two = new Socket(InetAddress.getLoopbackAddress(), lab.tcp())) {
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().connections() == 2);
            try (Socket three = new Socket(InetAddress.getLoopbackAddress(), lab.tcp())) {
                assertThat(three.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(one.isConnected() && two.isConnected()).isTrue();
        }
    }

    @Test
    void aPeerThatDoesNotReadHoldsNobodyUpAndLosesItsConnection() throws IOException {
        try (ScriptedPeer other = ScriptedPeer.udp();
                TrunkLab lab = new TrunkLab(TrunkLab.limited(limits -> new TrunkLimits(
                        limits.transactions(), 10, 10, limits.idle(), 64 * 1024, limits.largestDatagram())));
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4 * 1024);
            deaf.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), lab.tcp()));
            Thread flood = Thread.ofVirtual().start(() -> flood(deaf));
            await().atMost(Duration.ofMinutes(1)).until(() -> !flood.isAlive());
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().connections() == 0);

            other.sendTo(lab.udp(), TrunkLab.request("OPTIONS", "still"));
            await().atMost(TrunkLab.SOON).until(() -> other.responses("OPTIONS").size() == 1);
        }
    }

    /** Asks without ever listening, until the connection breaks. */
    private static void flood(Socket socket) {
        try {
            for (int i = 0; ; i++) {
                socket.getOutputStream()
                        .write(TrunkLab.requestOver("TCP", "OPTIONS", "f" + i).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // What the test waits for.
        }
    }

    @Test
    void aMessageWithoutAnEndIsRefusedAndItsConnectionClosed() throws IOException {
        try (TrunkLab lab = new TrunkLab();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.tcp())) {
            socket.setSoTimeout((int) TrunkLab.SOON.toMillis());
            socket.getOutputStream()
                    .write(TrunkLab.requestOver("TCP", "MESSAGE", "bad")
                            .replace("Content-Length: 0", "Content-Length: -1")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().unreadable() == 1);
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(11), StandardCharsets.US_ASCII)).isEqualTo("SIP/2.0 400");
            lab.clock.advance(Duration.ofSeconds(2));
            assertThat(in.readAllBytes()).isNotEmpty();
            assertThat(lab.trunk.status().connections()).isZero();
        }
    }
}
