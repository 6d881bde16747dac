package org.isthmus.app.gateway.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.LongMessages;
import org.isthmus.gateway.error.ErrorMapping;

/** Reads how messages, errors and addresses are mapped; the standard is what {@link GatewayRules#between} recommends. */
final class RulesReader {

    private static final int SMALLEST_MESSAGE = 500;
    private static final int LARGEST_MESSAGE = 65_535;
    private static final int MOST_A_SECOND = 100_000;

    private final Mistakes mistakes;

    RulesReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    GatewayRules read(Section sip, Section limits, List<Found<String>> sipDomains, List<Found<String>> xmppDomains) {
        checkApart(sipDomains, xmppDomains);
        GatewayRules standard = GatewayRules.between(values(sipDomains), values(xmppDomains));
        return new GatewayRules(
                standard.sipDomains(),
                standard.xmppDomains(),
                sip.one("telephoneDomain", Domains::xmpp)
                        .map(found -> Domains.oneOf(found, sipDomains, mistakes))
                        .map(Found::value),
                sip.choice("errorProfile", ErrorMapping.Profile.values()).orElse(standard.errorProfile()),
                sip.flag("strictAuthCodes", standard.strictAuthCodes()),
                sip.flag("stripFromGruu", standard.stripFromGruu()),
                sip.flag("receiptOn200", standard.receiptOn200()),
                sip.flag("message202", standard.message202()),
                sip.choice("longMessages", LongMessages.values()).orElse(standard.longMessages()),
                sip.number("maxMessageSize", SMALLEST_MESSAGE, LARGEST_MESSAGE, standard.maxMessageSize()),
                limits.number("messagesPerSecond", 1, MOST_A_SECOND, standard.messagesPerSecond()),
                limits.number("burst", 1, MOST_A_SECOND, standard.burst()));
    }

    /** A domain on both sides would send every message in a circle. */
    private void checkApart(List<Found<String>> sipDomains, List<Found<String>> xmppDomains) {
        for (Found<String> xmpp : xmppDomains) {
            for (Found<String> sip : sipDomains) {
                if (Domains.asXmpp(sip.value()).equals(xmpp.value())) {
                    boolean xmppLater = xmpp.place().line() >= sip.place().line();
                    Found<String> later = xmppLater ? xmpp : sip;
                    Found<String> earlier = xmppLater ? sip : xmpp;
                    mistakes.add(
                            later.place(),
                            Kind.SAME_DOMAIN_ON_BOTH_SIDES,
                            later.value(),
                            earlier.key(),
                            String.valueOf(earlier.place().line()));
                }
            }
        }
    }

    private static Set<String> values(List<Found<String>> found) {
        return found.stream().map(Found::value).collect(Collectors.toSet());
    }
}
