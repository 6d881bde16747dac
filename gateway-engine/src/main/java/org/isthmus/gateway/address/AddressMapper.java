package org.isthmus.gateway.address;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Maps addresses between the networks (RFC 7247 section 6, XEP-0106). Has no state and may be used from any thread.
 * {@link AddressMemory} is for those who have to answer to exactly the URI that they saw.
 */
public final class AddressMapper {

    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST_NUMBER = 15;

    private final Optional<String> telephoneDomain;

    public AddressMapper() {
        this.telephoneDomain = Optional.empty();
    }

    /** @param telephoneDomain the domain whose localparts are telephone numbers */
    public AddressMapper(String telephoneDomain) {
        this.telephoneDomain = Optional.of(telephoneDomain);
    }

    /**
     * A SIP URI as a JID.
     *
     * @throws AddressException when no JID can stand for it; a {@code sips} URI never has one (RFC 7247 section 8)
     */
    public XmppAddress toXmpp(SipAddress uri) throws AddressException {
        return switch (uri.scheme()) {
            case "tel" -> telephone(uri);
            case "sips" -> throw new AddressException("A sips address must not be translated.");
            default ->
                new XmppAddress(
                        uri.user().isEmpty() ? "" : localpart(user(uri)),
                        HostNames.toUnicode(uri.host()),
                        resource(uri));
        };
    }

    /** A JID as a {@code sip} URI; the resourcepart becomes the {@code gr} parameter (RFC 5627). */
    public SipAddress toSip(XmppAddress jid) throws AddressException {
        String user = Escapes.encodeSipUser(unescaped(jid.local()));
        String host = HostNames.toAscii(jid.domain());
        if (jid.resource().isEmpty() && !isTelephone(jid)) {
            return new SipAddress("sip", user, host, OptionalInt.empty(), Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!jid.resource().isEmpty()) {
            parameters.put("gr", Escapes.encodeSipParameter(jid.resource()));
        }
        if (isTelephone(jid)) {
            parameters.put("user", "phone");
        }
        return new SipAddress("sip", user, host, OptionalInt.empty(), parameters);
    }

    /** The bare JID as a {@code pres} URI, for the entity of a PIDF document (RFC 3859). */
    public String toPres(XmppAddress jid) throws AddressException {
        String user = Escapes.encodeImUser(unescaped(jid.local()));
        return "pres:" + (user.isEmpty() ? "" : user + "@") + HostNames.toAscii(jid.domain());
    }

    /** The address itself when it is a JID already, its mapping otherwise. */
    public XmppAddress asXmpp(Address address) throws AddressException {
        return switch (address) {
            case XmppAddress jid -> jid;
            case SipAddress uri -> toXmpp(uri);
        };
    }

    /** The address itself when it is a SIP URI already, its mapping otherwise. */
    public SipAddress asSip(Address address) throws AddressException {
        return switch (address) {
            case XmppAddress jid -> toSip(jid);
            case SipAddress uri -> uri;
        };
    }

    /** The address on the other network. */
    public Address map(Address address) throws AddressException {
        return switch (address) {
            case XmppAddress jid -> toSip(jid);
            case SipAddress uri -> toXmpp(uri);
        };
    }

    private static String user(SipAddress uri) {
        boolean phone = uri.parameter("user").orElse("").equalsIgnoreCase("phone");
        return phone && uri.user().startsWith("+") ? numberWithinUser(uri.user()) : uri.user();
    }

    /** A global number without its visual separators; what follows a semicolon is kept as it is. */
    private static String numberWithinUser(String user) {
        int semicolon = user.indexOf(';');
        String number = semicolon < 0 ? user : user.substring(0, semicolon);
        return withoutSeparators(number) + (semicolon < 0 ? "" : user.substring(semicolon));
    }

    private static String localpart(String encoded) throws AddressException {
        String decoded = Escapes.percentDecode(encoded);
        String local = Escapes.escapeLocalpart(mapCase(decoded));
        if (local.startsWith("\\20") || local.endsWith("\\20")) {
            throw new AddressException("The user name begins or ends with a space.");
        }
        return JidReader.limited(local, "user name");
    }

    /**
     * Case and width mapping of a text that may still have spaces, which PRECIS forbids although XEP-0106 escapes them:
     * the words between them are prepared one by one.
     */
    private static String mapCase(String decoded) throws AddressException {
        if (decoded.indexOf(' ') < 0) {
            return JidReader.caseMapped(decoded);
        }
        StringBuilder out = new StringBuilder(decoded.length());
        int start = 0;
        for (int space = decoded.indexOf(' '); ; space = decoded.indexOf(' ', start)) {
            String word = space < 0 ? decoded.substring(start) : decoded.substring(start, space);
            out.append(word.isEmpty() ? "" : JidReader.caseMapped(word));
            if (space < 0) {
                return out.toString();
            }
            out.append(' ');
            start = space + 1;
        }
    }

    private static String resource(SipAddress uri) throws AddressException {
        String value = uri.parameter("gr").orElse("");
        return value.isEmpty() ? "" : JidReader.resourcepart(Escapes.percentDecode(value));
    }

    private XmppAddress telephone(SipAddress uri) throws AddressException {
        String number = withoutSeparators(uri.user());
        if (telephoneDomain.isEmpty() || !isGlobalNumber(number)) {
            throw new AddressException("The telephone number has no place on XMPP.");
        }
        return new XmppAddress(number, HostNames.toUnicode(telephoneDomain.get()), "");
    }

    private static String withoutSeparators(String number) {
        StringBuilder out = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != '-' && c != '.' && c != '(' && c != ')') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private boolean isTelephone(XmppAddress jid) {
        return telephoneDomain.isPresent()
                && telephoneDomain.get().equalsIgnoreCase(jid.domain())
                && isGlobalNumber(jid.local());
    }

    private static boolean isGlobalNumber(String text) {
        int digits = text.length() - 1;
        if (digits < SHORTEST_NUMBER || digits > LONGEST_NUMBER || text.charAt(0) != '+') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(String local) {
        return Escapes.unescapeLocalpart(local);
    }
}
