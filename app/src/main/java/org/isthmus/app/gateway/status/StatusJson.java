package org.isthmus.app.gateway.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.gateway.SideState;
import org.isthmus.gateway.domain.Way;
import org.isthmus.gateway.sip.trunk.TrunkStatus;

/** A gateway's status as JSON: one line, times in seconds, latencies in milliseconds. */
final class StatusJson {

    private static final double NANOS_A_MILLISECOND = 1e6;

    private StatusJson() {}

    static String write(GatewayReport report, Instant now) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sipDomains", report.sipDomains());
        all.put("xmppDomains", report.xmppDomains());
        all.put("startedAt", report.startedAt());
        all.put("uptimeSeconds", Duration.between(report.startedAt(), now).toSeconds());
        all.put("ready", report.isReady());
        Map<String, Object> sip = side(report.sip());
        TrunkStatus requests = report.requests();
        sip.put("requestsIn", requests.requestsIn());
        sip.put("requestsOut", requests.requestsOut());
        sip.put("responsesIn", requests.responsesIn());
        sip.put("responsesOut", requests.responsesOut());
        sip.put("absorbed", requests.absorbed());
        sip.put("refused", requests.refused());
        sip.put("overloaded", requests.overloaded());
        sip.put("unreadable", requests.unreadable());
        sip.put("transactions", requests.transactions());
        sip.put("connections", requests.connections());
        all.put("sip", sip);
        Map<String, Object> xmpp = side(report.xmpp());
        xmpp.put("server", report.server());
        xmpp.put("component", report.component());
        xmpp.put("stanzasIn", report.stanzas().stanzasIn());
        xmpp.put("stanzasOut", report.stanzas().stanzasOut());
        xmpp.put("badStanzas", report.stanzas().badStanzas());
        xmpp.put("queueLength", report.stanzas().queueLength());
        all.put("xmpp", xmpp);
        all.put("xmppToSip", way(report.messages().toSip()));
        all.put("sipToXmpp", way(report.messages().toXmpp()));
        all.put("waiting", report.messages().waiting());
        all.put("loops", report.messages().loops());
        all.put("floods", report.messages().floods());
        return Json.write(all) + "\n";
    }

    private static Map<String, Object> side(SideState state) {
        Map<String, Object> side = new LinkedHashMap<>();
        switch (state) {
            case SideState.Listening(var places) -> {
                side.put("state", "listening");
                side.put("places", places);
            }
            case SideState.Connecting() -> side.put("state", "connecting");
            case SideState.Connected(Instant since) -> {
                side.put("state", "connected");
                side.put("since", since);
            }
            case SideState.Lost(var why) -> {
                side.put("state", "lost");
                side.put("reason", why.reason());
                side.put("detail", why.detail());
            }
        }
        return side;
    }

    private static Map<String, Object> way(Way way) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("taken", way.taken());
        out.put("delivered", way.delivered());
        out.put("refused", way.refused());
        out.put("underWay", way.underWay());
        out.put("p50Millis", way.median().toNanos() / NANOS_A_MILLISECOND);
        out.put("p99Millis", way.p99().toNanos() / NANOS_A_MILLISECOND);
        return out;
    }
}
