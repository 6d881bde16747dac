package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.endpoint.Outcome;
import org.junit.jupiter.api.Test;

/** Somebody who is talking is sent to somebody else (XEP-0251). */
class TransferTest {

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device("ann@x.test/desk");
    private final CallDevice ben = net.device("ben@x.test/phone");
    private final CallDevice carol = net.device("carol@x.test/home");
    private final CallLog annWithBen = new CallLog();
    private final CallLog benWithCarol = new CallLog();
    private final CallLog benWithAnn = new CallLog(new FixedMedia("ben2"), benWithCarol);

    /** Ben calls Ann, and goes where she sends him. */
    private Call talking() {
        ben.calls.call(
                CallNet.jid("ann@x.test"),
                java.util.Set.of(org.isthmus.media.description.MediaKind.AUDIO),
                new FixedMedia("ben"),
                benWithAnn);
        ann.incoming.getFirst().answer(new FixedMedia("ann"));
        assertThat(benWithAnn.told).containsExactly("answered");
        return ann.incoming.getFirst();
    }

    @Test
    void aCallIsSentToSomebodyElseAndEndsWhenTheyAnswer() {
        Call call = talking();
        assertThat(call.transfer(CallNet.jid("carol@x.test")))
                .isCompletedWithValueMatching(Outcome.Accepted.class::isInstance);
        assertThat(ann.logs.getFirst().told).containsExactly("answered");
        FixedMedia media = new FixedMedia("carol");
        carol.incoming.getFirst().answer(media);
        assertThat(benWithCarol.told).containsExactly("answered");
        assertThat(benWithAnn.told).containsExactly("answered", "sent to carol@x.test", "ended SUCCESS");
        assertThat(ann.logs.getFirst().told).containsExactly("answered", "ended SUCCESS");
        assertThat(media.remote().contents()).hasSize(1);
    }

    @Test
    void twoWhoBothTalkToTheSamePersonAreJoined() {
        Call withBen = talking();
        Call withCarol = ann.call("carol@x.test", new FixedMedia("ann2"), annWithBen);
        carol.incoming.getFirst().answer(new FixedMedia("carol"));
        assertThat(annWithBen.told).containsExactly("answered");

        assertThat(withBen.transfer(withCarol)).isCompletedWithValueMatching(Outcome.Accepted.class::isInstance);
        assertThat(carol.incoming).hasSize(2);
        assertThat(carol.incoming.getLast().replaces()).contains(carol.incoming.getFirst());
        carol.incoming.getLast().answer(new FixedMedia("carol2"));
        assertThat(benWithCarol.told).containsExactly("answered");
        assertThat(carol.logs.getFirst().told).containsExactly("answered", "ended SUCCESS");
        assertThat(annWithBen.told).containsExactly("answered", "ended SUCCESS");
        assertThat(ann.logs.getFirst().told).containsExactly("answered", "ended SUCCESS");
    }

    @Test
    void whoeverDoesNotWantToGoStays() {
        Call call = ann.call("ben@x.test", new FixedMedia("ann"), annWithBen);
        ben.incoming.getFirst().answer(new FixedMedia("ben"));
        assertThat(call.transfer(CallNet.jid("carol@x.test")))
                .isCompletedWithValueMatching(Outcome.Failed.class::isInstance);
        assertThat(carol.incoming).isEmpty();
        assertThat(annWithBen.told).containsExactly("answered");
    }

    @Test
    void nobodyReplacesACallOfOthers() {
        talking();
        ScriptedDevice eve = net.script("eve@y.test/x");
        eve.jingle(
                "q1",
                "ann@x.test/desk",
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='e1'><content creator='initiator'"
                        + " name='audio'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'><payload-type"
                        + " id='0'/></description><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'/></content>"
                        + "<transfer xmlns='urn:xmpp:jingle:transfer:0' from='ben@x.test/phone' sid='guessed'"
                        + " to='ann@x.test/desk'/></jingle>");
        assertThat(ann.incoming).hasSize(2);
        assertThat(ann.incoming.getLast().replaces()).isEmpty();
    }
}
