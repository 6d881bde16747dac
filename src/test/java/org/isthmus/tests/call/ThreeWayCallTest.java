package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.Calls;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with an account on each network brings a SIP call and an XMPP call together, over a real Kamailio and Prosody. */
@Tag("peer")
class ThreeWayCallTest {

    @Test
    void aPhoneAndAnXmppUserHearEachOtherUntilOneLeaves(@TempDir Path folder) throws IOException {
        try (Kamailio sip = Kamailio.start(Files.createDirectory(folder.resolve("kamailio")), "ann", "ben");
                Prosody xmpp = Prosody.start(Files.createDirectory(folder.resolve("prosody")), "ann", "cid");
                Program ann = Program.onSip(folder.resolve("ann"), sip, "ann", 1_000);
                Program ben = Program.onSip(folder.resolve("ben"), sip, "ben", 660);
                Program cid = Program.onXmpp(folder.resolve("cid"), xmpp, "cid", 440)) {
            EndpointId second = alsoOnXmpp(ann, xmpp);

            CallKey toBen = ann.call(ben).key();
            ben.answer();
            ann.awaitTalkWith(ben);
            Calls.Placed placed =
                    ann.calls().call(new Route(second, cid.address()), false).join();
            assertThat(placed).isInstanceOf(Calls.Placed.Call.class);
            cid.answer();
            ann.awaitTalkWith(cid);
            until(() -> ann.first().orElseThrow().held());

            assertThat(ann.calls().merge(List.of(toBen, ann.latest().key())).join())
                    .isInstanceOf(Outcome.Accepted.class);
            ann.awaitTalkWith(ben);
            ann.awaitTalkWith(cid);
            ben.awaitTalkWith(cid);
            ben.awaitSilence(ben.tone());

            ben.hangUp();
            until(() -> ann.calls().current().size() == 1);
            ann.awaitTalkWith(cid);
            cid.awaitSilence(ben.tone());
            assertThat(ann.calls().merged()).isEmpty();
        }
    }

    private static EndpointId alsoOnXmpp(Program program, Prosody server) {
        EndpointId id = program.client()
                .accounts()
                .add(
                        new XmppAddress("ann", Prosody.DOMAIN, ""),
                        Prosody.password("ann"),
                        "",
                        AccountOptions.standard()
                                .withServer(new HostPort("127.0.0.1", server.port()))
                                .withEncryption(XmppAccountConfig.Encryption.NONE_ON_LOOPBACK))
                .join()
                .id();
        until(() -> program.client().accounts().find(id).filter(Account::online).isPresent());
        return id;
    }
}
