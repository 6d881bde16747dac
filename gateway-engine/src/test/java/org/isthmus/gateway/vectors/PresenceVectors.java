package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.presence.Devices;
import org.isthmus.gateway.presence.SipWatch;
import org.isthmus.gateway.presence.TrunkPresence;
import org.isthmus.gateway.presence.XmppPresenceCodec;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.jivesoftware.smack.packet.Presence;

/** Vectors of kind {@code translate} about presence. */
final class PresenceVectors {

    private static final XmppPresenceCodec CODEC = new XmppPresenceCodec();

    private PresenceVectors() {}

    static void run(Vector vector) throws Exception {
        JsonNode context = vector.context();
        Instant now = Instant.parse(context.path("now").asText("2026-03-01T10:00:00Z"));
        TrunkPresence trunk = new TrunkPresence(
                new AddressMapper(), new SipMessages("gw.example.com", "tcp"), InstantSource.fixed(now));
        String text = vector.input().path("text").asText();
        Crossing crossing = vector.direction().equals("s2x")
                ? trunk.notified(
                        Wire.request(text),
                        dialog(context),
                        watch(context),
                        XmppAddress.parse(context.path("watcher").asText()),
                        SipAddress.parse(context.path("contact").asText()))
                : fromXmpp(trunk, (Presence) Wire.stanza(text), context);
        Outputs.check(vector.json().path("outputs"), Wire.sent(crossing));
    }

    private static Crossing fromXmpp(TrunkPresence trunk, Presence presence, JsonNode context) throws Exception {
        if (CODEC.decode(presence).orElseThrow() instanceof SubscriptionEnd) {
            List<SipWatch.Action> actions = new SipWatch().on(new SipWatch.Event.Unsubscribe());
            return new Crossing(
                    List.of(),
                    trunk.told(
                            actions,
                            Jids.address(presence.getFrom()).orElseThrow(),
                            Jids.address(presence.getTo()).orElseThrow()));
        }
        if (!context.has("dialog")) {
            return Crossing.NOTHING;
        }
        Devices devices = new Devices();
        for (JsonNode known : context.path("knownPresence")) {
            if (CODEC.decode((Presence) Wire.stanza(known.asText())).orElseThrow() instanceof PresenceUpdate update) {
                update.devices().forEach(devices::update);
            }
        }
        return trunk.toNotify(
                        presence,
                        devices,
                        dialog(context),
                        SipAddress.parse(context.path("watcher").asText()),
                        XmppAddress.parse(context.path("contact").asText()))
                .map(Crossing::toSip)
                .orElse(Crossing.NOTHING);
    }

    private static TrunkPresence.Dialog dialog(JsonNode context) {
        JsonNode dialog = context.path("dialog");
        return new TrunkPresence.Dialog(
                dialog.path("callId").asText(),
                dialog.path("localTag").asText(),
                dialog.path("remoteTag").asText(),
                2,
                dialog.path("expires").asInt(3600));
    }

    private static SipWatch watch(JsonNode context) {
        List<String> known = new ArrayList<>();
        context.path("knownResources").forEach(resource -> known.add(resource.asText()));
        return new SipWatch(
                SipWatch.State.valueOf(context.path("dialog").path("state").asText("ACTIVE")), known);
    }
}
