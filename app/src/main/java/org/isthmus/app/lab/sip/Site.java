package org.isthmus.app.lab.sip;

import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;

/** Where the server is and whose domain it serves. */
record Site(String domain, String host, int port) {

    /** Meant for this server: its domain, or its own address. */
    boolean serves(URI uri) {
        return uri instanceof SipURI sip
                && (sip.getHost().equalsIgnoreCase(domain) || (sip.getHost().equals(host) && sip.getPort() == port));
    }

    /** The user of a URI of this domain, as the server keeps it. */
    Optional<String> user(URI uri) {
        return serves(uri) && uri instanceof SipURI sip && sip.getUser() != null
                ? Optional.of(sip.getUser().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    String aor(String user) {
        return "sip:" + user + "@" + domain;
    }
}
