package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages of RFC 4475 and RFC 5118, as they concern an element that takes MESSAGE, SUBSCRIBE, NOTIFY and OPTIONS: each has
 * the answers that the RFC allows, and afterwards the trunk still serves.
 */
class TortureTest {

    /** The gateway gets it. */
    private static final int ARRIVES = 1;

    /** It is dropped. */
    private static final int SILENCE = 0;

    private static final Map<String, Set<Integer>> ALLOWED = allowed();

    private static Map<String, Set<Integer>> allowed() {
        Map<String, Set<Integer>> allowed = new TreeMap<>();
        for (String refused : "dblreq esc01 esc02 escnull intmeth longreq wsinv".split(" ")) {
            allowed.put("rfc4475/valid/" + refused + ".dat", Set.of(405));
        }
        for (String taken : "lwsdisp semiuri transports".split(" ")) {
            allowed.put("rfc4475/valid/" + taken + ".dat", Set.of(200));
        }
        allowed.put("rfc4475/valid/mpart01.dat", Set.of(ARRIVES));
        allowed.put("rfc4475/valid/noreason.dat", Set.of(SILENCE));
        allowed.put("rfc4475/valid/unreason.dat", Set.of(SILENCE));
        String invalid = "rfc4475/invalid/";
        for (String bad :
                "badinv01 clerr insuf ltgtruri lwsruri lwsstart mcl01 mismatch01 mismatch02 multi01 ncl quotbal scalar02 trws"
                        .split(" ")) {
            allowed.put(invalid + bad + ".dat", Set.of(400));
        }
        for (String lenient : "badaspec badbranch baddn".split(" ")) {
            allowed.put(invalid + lenient + ".dat", Set.of(200, 400));
        }
        for (String otherMethod :
                "baddate cparam01 cparam02 escruri inv2543 invut regaut01 regbadct regescrt sdp01 unksm2".split(" ")) {
            allowed.put(invalid + otherMethod + ".dat", Set.of(400, 405));
        }
        for (String response : "bcast bigcode scalarlg".split(" ")) {
            allowed.put(invalid + response + ".dat", Set.of(SILENCE));
        }
        allowed.put(invalid + "badvers.dat", Set.of(505));
        allowed.put(invalid + "bext01.dat", Set.of(420));
        allowed.put(invalid + "novelsc.dat", Set.of(416));
        allowed.put(invalid + "unkscm.dat", Set.of(416));
        allowed.put(invalid + "zeromf.dat", Set.of(200));
        for (String otherMethod :
                "ipv4-mapped-ipv6 ipv6-good ipv6-in-sdp mult-ip-in-header mult-ip-in-sdp port-ambiguous port-unambiguous via-received-param-with-delim"
                        .split(" ")) {
            allowed.put("rfc5118/" + otherMethod, Set.of(405));
        }
        allowed.put("rfc5118/ipv6-bad", Set.of(400));
        allowed.put("rfc5118/ipv6-bug-abnf-3-colons", Set.of(200, 400));
        allowed.put("rfc5118/ipv6-correct-abnf-2-colons", Set.of(200));
        allowed.put("rfc5118/via-received-param-no-delim", Set.of(200));
        return allowed;
    }

    static Stream<String> names() {
        return ALLOWED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isHandledOverUdp(String name) throws IOException {
        try (TrunkLab lab = new TrunkLab();
                ScriptedPeer peer = ScriptedPeer.udp()) {
            Set<Integer> allowed = Objects.requireNonNull(ALLOWED.get(name));
            peer.sendTo(lab.udp(), text(name));
            peer.sendTo(lab.udp(), TrunkLab.request("OPTIONS", "after"));
            await().atMost(TrunkLab.SOON)
                    .until(() -> peer.responses("OPTIONS").stream().anyMatch(TortureTest::isOfTheLast));

            boolean answered = lab.trunk.status().responsesOut() == 2;
            assertThat(answered).isEqualTo(!allowed.contains(SILENCE) && !allowed.contains(ARRIVES));
            assertThat(lab.arrivals).hasSize(allowed.contains(ARRIVES) ? 1 : 0);
            boolean refused = allowed.equals(Set.of(400)) || allowed.equals(Set.of(505));
            if (refused) {
                assertThat(lab.trunk.status().unreadable()).isEqualTo(1);
            }
        }
    }

    private static boolean isOfTheLast(RawMessage response) {
        return response.status() == 200 && response.get("Call-ID").equals("cafter");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isHandledOverTcp(String name) throws IOException {
        try (TrunkLab lab = new TrunkLab();
                ScriptedPeer peer = ScriptedPeer.connectedTo(lab.tcp())) {
            Set<Integer> allowed = Objects.requireNonNull(ALLOWED.get(name));
            peer.send(whole(name));
            if (name.endsWith("clerr.dat")) {
                // It announces more than comes, so on a stream it never ends.
                assertThat(lab.trunk.status().responsesOut()).isZero();
            } else {
                await().atMost(TrunkLab.SOON).until(() -> taken(lab.trunk.status()));
                if (allowed.contains(SILENCE)) {
                    assertThat(peer.answers()).isEmpty();
                } else if (allowed.contains(ARRIVES)) {
                    lab.arrival(1);
                } else {
                    await().atMost(TrunkLab.SOON).until(() -> !peer.answers().isEmpty());
                    assertThat(peer.answers().getFirst().status()).isIn(allowed);
                }
            }
            try (ScriptedPeer another = ScriptedPeer.connectedTo(lab.tcp())) {
                another.send(TrunkLab.requestOver("TCP", "OPTIONS", "after"));
                await().atMost(TrunkLab.SOON)
                        .until(() -> another.answers().stream().anyMatch(TortureTest::isOfTheLast));
            }
        }
    }

    private static boolean taken(TrunkStatus status) {
        return status.requestsIn() + status.absorbed() + status.unreadable() > 0;
    }

    /** On a stream a message without its blank line would wait for it for ever. */
    private static String whole(String name) throws IOException {
        String text = text(name);
        return text.contains("\r\n\r\n") ? text : text + "\r\n";
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TortureTest.class.getResourceAsStream("/torture/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
