package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which device of a person is called, and how. */
class ChoosingTest {

    private static final String CALLS = "<feature var='urn:xmpp:jingle:1'/><feature"
            + " var='urn:xmpp:jingle:apps:rtp:1'/><feature var='urn:xmpp:jingle:apps:rtp:audio'/>";
    private static final String ANNOUNCED = "<feature var='urn:xmpp:jingle-message:0'/>";

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device("ann@x.test/desk");
    private final CallLog log = new CallLog();

    @Test
    void whereNoDeviceIsKnownTheCallIsProposedToAll() {
        ScriptedDevice phone = net.script("ben@x.test/phone");
        String id = ann.call("ben@x.test", new FixedMedia("ann"), log).id();
        assertThat(phone.last("<propose"))
                .contains("type='chat'")
                .contains("to='ben@x.test'")
                .contains("<propose xmlns='urn:xmpp:jingle-message:0' id='" + id + "'>")
                .contains("<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'")
                .contains("<store xmlns='urn:xmpp:hints'");
        assertThat(phone.last("session-initiate")).isEmpty();
    }

    @Test
    void whereOneDeviceKnowsProposalsAllGetOne() {
        ScriptedDevice old = able("old", 5, CALLS);
        ScriptedDevice phone = able("phone", 1, CALLS + ANNOUNCED);
        ann.call("ben@x.test", new FixedMedia("ann"), log);
        assertThat(phone.last("<propose")).isNotEmpty();
        assertThat(old.last("session-initiate")).isEmpty();
    }

    @Test
    void otherwiseTheMostWantedDeviceThatTakesCallsIsCalled() {
        ScriptedDevice wanted = able("wanted", 9, "<feature var='urn:xmpp:ping'/>");
        ScriptedDevice low = able("low", 1, CALLS);
        ScriptedDevice high = able("high", 5, CALLS);
        ann.call("ben@x.test", new FixedMedia("ann"), log);
        assertThat(high.last("session-initiate")).contains("initiator='ann@x.test/desk'");
        assertThat(wanted.last("session-initiate")).isEmpty();
        assertThat(low.last("session-initiate")).isEmpty();
        assertThat(high.last("<propose")).isEmpty();
    }

    @Test
    void whereNoDeviceTakesCallsTheCallEndsAndSaysSo() {
        able("chat", 9, "<feature var='urn:xmpp:ping'/>");
        ann.call("ben@x.test", new FixedMedia("ann"), log);
        assertThat(log.told).containsExactly("ended GONE");
    }

    @Test
    void aProposalThatComesBackEndsTheCall() {
        ScriptedDevice server = net.script("ben@x.test");
        String id = ann.call("ben@x.test", new FixedMedia("ann"), log).id();
        server.say("<message type='error' to='ann@x.test/desk' id='propose-" + id + "'><error type='cancel'>"
                + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        assertThat(log.told).containsExactly("ended GONE");
    }

    @Test
    void onlyThePersonWhoIsCalledCanTakeTheCall() {
        ScriptedDevice eve = net.script("eve@y.test/x");
        String id = ann.call("ben@x.test", new FixedMedia("ann"), log).id();
        eve.say("<message type='chat' to='ann@x.test/desk'><proceed xmlns='urn:xmpp:jingle-message:0' id='" + id
                + "'/></message>");
        eve.say("<message type='chat' to='ann@x.test/desk'><reject xmlns='urn:xmpp:jingle-message:0' id='" + id
                + "'/></message>");
        assertThat(eve.last("session-initiate")).isEmpty();
        assertThat(log.told).isEmpty();
    }

    /** A device of Ben's that says what it can do. */
    private ScriptedDevice able(String resource, int priority, String features) {
        ScriptedDevice device = net.script("ben@x.test/" + resource);
        device.features = features;
        device.say("<presence to='ann@x.test'><priority>" + priority + "</priority><c"
                + " xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:example' ver='" + resource
                + "'/></presence>");
        return device;
    }
}
