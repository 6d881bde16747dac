package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.RelayServer;
import org.junit.jupiter.api.Test;

/** STUN and TURN servers that an account's server knows (XEP-0215). */
class RelaysTest {

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device("ann@x.test/desk");

    @Test
    void thoseThatTheMediaCanUseAreTaken() {
        ScriptedDevice server = net.script("x.test");
        server.services = "<service type='stun' host='stun.x.test' port='3479' transport='udp'/>"
                + "<service type='turn' host='turn.x.test' transport='udp' username='u' password='p'/>"
                + "<service type='turn' host='turn.x.test' port='443' transport='tcp' username='u' password='p'/>"
                + "<service type='turns' host='turn.x.test' port='5349' username='u' password='p'/>"
                + "<service type='turn' host='locked.x.test' restricted='1'/>"
                + "<service type='stun' host='stun.x.test' port='70000'/>"
                + "<service type='ftp' host='ftp.x.test' port='21'/>";
        assertThat(ann.calls.relays())
                .isCompletedWithValue(List.of(
                        new RelayServer("stun.x.test", 3479, Optional.empty()),
                        new RelayServer("turn.x.test", 3478, Optional.of(new RelayServer.Login("u", "p")))));
    }

    @Test
    void aServerThatKnowsNoneIsNoFailure() {
        assertThat(ann.calls.relays()).isCompletedWithValue(List.of());
    }
}
