package org.isthmus.gateway.xmpp;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Does a certificate speak for a domain (RFC 6125 section 6.4)? The common name does not count. */
final class HostNames {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private HostNames() {}

    /**
     * Looks for the domain in the subject alternative names.
     *
     * @param domain in A-labels, or an address literal
     */
    static boolean covers(X509Certificate certificate, String domain) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> matches(name, domain.toLowerCase(Locale.ROOT)));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean matches(List<?> name, String domain) {
        if (name.size() < 2 || !(name.get(0) instanceof Integer kind) || !(name.get(1) instanceof String text)) {
            return false;
        }
        return switch (kind) {
            case DNS_NAME -> matchesPattern(text.toLowerCase(Locale.ROOT), domain);
            case IP_ADDRESS -> text.equalsIgnoreCase(domain);
            default -> false;
        };
    }

    private static boolean matchesPattern(String pattern, String domain) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(domain);
        }
        int dot = domain.indexOf('.');
        String rest = pattern.substring(2);
        return dot > 0 && rest.indexOf('.') > 0 && rest.indexOf('*') < 0 && rest.equals(domain.substring(dot + 1));
    }
}
