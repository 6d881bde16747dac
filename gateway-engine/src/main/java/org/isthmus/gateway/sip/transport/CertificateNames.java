package org.isthmus.gateway.sip.transport;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whether a certificate speaks for a name (RFC 5922 section 7.1, RFC 9525). */
final class CertificateNames {

    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private CertificateNames() {}

    static boolean speaksFor(X509Certificate certificate, Collection<String> names) {
        return names.stream().anyMatch(name -> speaksFor(certificate, name));
    }

    private static boolean speaksFor(X509Certificate certificate, String name) {
        String wanted = ascii(name);
        Collection<List<?>> alternatives = alternatives(certificate);
        boolean namesPeers = false;
        for (List<?> alternative : alternatives) {
            int type = (Integer) alternative.get(0);
            String value = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
            namesPeers |= type == DNS || type == URI || type == IP;
            boolean matches = switch (type) {
                case DNS -> matchesHost(value, wanted);
                case URI -> value.equals("sip:" + wanted);
                case IP -> sameAddress(value, wanted);
                default -> false;
            };
            if (matches) {
                return true;
            }
        }
        return !namesPeers && matchesHost(commonName(certificate), wanted);
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> found = certificate.getSubjectAlternativeNames();
            return found == null ? List.of() : found;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** A wildcard stands for exactly one label, the leftmost. */
    private static boolean matchesHost(String pattern, String host) {
        if (pattern.startsWith("*.")) {
            int dot = host.indexOf('.');
            return dot > 0 && pattern.indexOf('.', 2) > 0 && host.substring(dot).equals(pattern.substring(1));
        }
        return !pattern.isEmpty() && pattern.equals(host);
    }

    private static boolean sameAddress(String value, String wanted) {
        try {
            return wanted.matches("[0-9a-f:.]+")
                    && java.net.InetAddress.ofLiteral(value).equals(java.net.InetAddress.ofLiteral(wanted));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
