package org.isthmus.app.gateway.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.gateway.domain.GatewayStatus;
import org.isthmus.gateway.domain.Way;

/** A gateway's status as a table for people. */
final class StatusTable {

    private static final double NANOS_A_MILLISECOND = 1e6;

    private StatusTable() {}

    static String write(GatewayReport report, Instant now) {
        GatewayStatus messages = report.messages();
        StringBuilder out = new StringBuilder();
        line(out, "SIP", String.join(", ", report.sipDomains()));
        line(out, "", SideWords.of(report.sip()));
        line(out, "XMPP", String.join(", ", report.xmppDomains()));
        line(out, "", SideWords.of(report.xmpp()));
        line(out, "", "component " + report.component() + " of " + report.server());
        line(out, "Running", running(Duration.between(report.startedAt(), now)));
        out.append('\n');
        row(out, "Messages", "XMPP to SIP", "SIP to XMPP");
        numbers(out, "taken", messages, Way::taken);
        numbers(out, "delivered", messages, Way::delivered);
        numbers(out, "refused", messages, Way::refused);
        numbers(out, "under way", messages, Way::underWay);
        times(out, "half within", messages, Way::median);
        times(out, "99 % within", messages, Way::p99);
        out.append('\n');
        line(
                out,
                "Waiting",
                messages.waiting() + " messages to SIP, " + report.stanzas().queueLength() + " stanzas");
        line(out, "Stopped", messages.loops() + " loops, " + messages.floods() + " messages of floods");
        line(
                out,
                "Stanzas",
                report.stanzas().stanzasIn() + " in, " + report.stanzas().stanzasOut() + " out, "
                        + report.stanzas().badStanzas() + " unreadable");
        line(
                out,
                "Requests",
                report.requests().requestsIn() + " in, " + report.requests().requestsOut() + " out, "
                        + report.requests().absorbed() + " repeated, "
                        + report.requests().refused() + " refused, "
                        + report.requests().unreadable() + " unreadable");
        return out.toString();
    }

    private static String running(Duration time) {
        long days = time.toDays();
        String clock = String.format(
                Locale.ROOT, "%02d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
        return days == 0 ? clock : days + " d " + clock;
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append(String.format(Locale.ROOT, "%-10s%s%n", name, text));
    }

    private static void row(StringBuilder out, String name, String toSip, String toXmpp) {
        out.append(String.format(Locale.ROOT, "%-14s%14s%16s%n", name, toSip, toXmpp));
    }

    private static void numbers(StringBuilder out, String name, GatewayStatus status, Function<Way, Long> figure) {
        row(out, "  " + name, number(figure.apply(status.toSip())), number(figure.apply(status.toXmpp())));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Nothing was measured while nothing was delivered. */
    private static void times(StringBuilder out, String name, GatewayStatus status, Function<Way, Duration> figure) {
        row(out, "  " + name, time(status.toSip(), figure), time(status.toXmpp(), figure));
    }

    private static String time(Way way, Function<Way, Duration> figure) {
        return way.delivered() == 0
                ? "-"
                : String.format(Locale.ROOT, "%,.1f ms", figure.apply(way).toNanos() / NANOS_A_MILLISECOND);
    }
}
