package org.isthmus.gateway.sip.text;

import gov.nist.core.Host;
import gov.nist.core.HostPort;
import gov.nist.core.NameValue;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.SipUri;
import java.util.Optional;

/** Addresses in the form that most have; empty for any other. */
final class PlainAddresses {

    private static final String SCHEME = "sip:";

    private PlainAddresses() {}

    /** {@code <sip:user@host>}, with or without a display name in quotes. */
    static Optional<AddressImpl> nameAddress(Cursor in) {
        AddressImpl address = new AddressImpl();
        if (in.skip('"')) {
            String name = in.take(Chars.QUOTED);
            if (!in.skip('"')) {
                return Optional.empty();
            }
            address.setDisplayName(name.trim());
            in.skipBlanks();
        }
        if (!in.skip('<')) {
            return Optional.empty();
        }
        Optional<SipUri> uri = uri(in);
        if (uri.isEmpty() || !in.skip('>')) {
            return Optional.empty();
        }
        address.setURI(uri.get());
        return Optional.of(address);
    }

    /** {@code sip:user@host:port;name=value}, without a password and headers; what follows is for the caller to judge. */
    static Optional<SipUri> uri(Cursor in) {
        if (!in.skip(SCHEME)) {
            return Optional.empty();
        }
        SipUri uri = new SipUri();
        int start = in.position();
        String user = in.take(Chars.USER);
        if (!user.isEmpty() && in.skip('@')) {
            uri.setUser(user);
        } else {
            in.returnTo(start);
        }
        Optional<HostPort> host = hostPort(in);
        host.ifPresent(uri::setHostPort);
        return host.isPresent() && parameters(uri, in) ? Optional.of(uri) : Optional.empty();
    }

    private static boolean parameters(SipUri uri, Cursor in) {
        while (in.skip(';')) {
            String name = in.take(Chars.PARAMETER);
            boolean flag = !in.skip('=');
            String value = flag ? "" : in.take(Chars.PARAMETER);
            if (name.isEmpty() || (value.isEmpty() && !flag)) {
                return false;
            }
            uri.setUriParameter(new NameValue(name, value, flag));
        }
        return true;
    }

    /** A host name or an IPv4 address, and perhaps a port. */
    static Optional<HostPort> hostPort(Cursor in) {
        String host = in.take(Chars.HOST);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        HostPort found = new HostPort();
        found.setHost(new Host(host));
        if (in.skip(':')) {
            int port = in.number();
            if (port < 0) {
                return Optional.empty();
            }
            found.setPort(port);
        }
        return Optional.of(found);
    }
}
