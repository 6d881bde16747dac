package org.isthmus.app.gateway.config;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Domain names as the two networks write them. */
final class Domains {

    private Domains() {}

    /** In lower case and A-labels. */
    static Optional<String> sip(Found<String> text, Mistakes mistakes) {
        try {
            SipAddress address = SipAddress.parse("sip:" + text.value());
            boolean onlyHost = address.equals(SipAddress.of("", address.host()));
            if (onlyHost && text.value().indexOf('?') < 0) {
                return Optional.of(address.host());
            }
            return notADomain(text, mistakes);
        } catch (AddressException e) {
            return notADomain(text, mistakes);
        }
    }

    /** In lower case and U-labels. */
    static Optional<String> xmpp(Found<String> text, Mistakes mistakes) {
        try {
            XmppAddress address = XmppAddress.parse(text.value());
            boolean onlyDomain = address.local().isEmpty() && address.resource().isEmpty();
            return onlyDomain ? Optional.of(address.domain()) : notADomain(text, mistakes);
        } catch (AddressException e) {
            return notADomain(text, mistakes);
        }
    }

    /** A SIP domain as XMPP writes it. */
    static String asXmpp(String sipDomain) {
        try {
            return XmppAddress.parse(sipDomain).domain();
        } catch (AddressException e) {
            return sipDomain;
        }
    }

    /** Makes a mistake of a domain, as XMPP writes it, that is none of the SIP domains. */
    static Found<String> oneOf(Found<String> domain, List<Found<String>> sipDomains, Mistakes mistakes) {
        if (sipDomains.stream().noneMatch(sip -> asXmpp(sip.value()).equals(domain.value()))) {
            mistakes.add(domain.place(), Kind.NOT_A_SIP_DOMAIN, domain.key(), domain.value());
        }
        return domain;
    }

    private static Optional<String> notADomain(Found<String> text, Mistakes mistakes) {
        mistakes.add(text.place(), Kind.NOT_A_DOMAIN, text.key(), text.value());
        return Optional.empty();
    }
}
