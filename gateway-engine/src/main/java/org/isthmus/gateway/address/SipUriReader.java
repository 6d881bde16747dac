package org.isthmus.gateway.address;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Takes a SIP URI apart. Tolerant of what people type, strict about what would not survive on the wire. */
final class SipUriReader {

    private static final String[] SCHEMES = {"sip", "sips", "tel", "im", "pres"};

    private SipUriReader() {}

    static SipAddress read(String text) throws AddressException {
        String scheme = schemeOf(text);
        String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
        rejectControls(rest);
        int headers = rest.indexOf('?', Math.max(0, rest.indexOf('@')));
        if (headers >= 0) {
            rest = rest.substring(0, headers);
        }
        if (scheme.equals("tel")) {
            return telephone(rest);
        }
        int at = rest.indexOf('@');
        String user = at < 0 ? "" : userWithoutPassword(rest.substring(0, at));
        int semicolon = rest.indexOf(';', at + 1);
        String hostPort = (semicolon < 0 ? rest.substring(at + 1) : rest.substring(at + 1, semicolon)).strip();
        int colon = hostPort.indexOf(':', Math.max(0, hostPort.indexOf(']')));
        String host = HostNames.toAscii(colon < 0 ? hostPort : hostPort.substring(0, colon));
        return new SipAddress(
                scheme.isEmpty() ? "sip" : scheme,
                user,
                host,
                colon < 0 ? OptionalInt.empty() : port(hostPort.substring(colon + 1)),
                semicolon < 0 ? Map.of() : parameters(rest.substring(semicolon + 1)));
    }

    private static String schemeOf(String text) {
        for (String scheme : SCHEMES) {
            int length = scheme.length();
            if (text.length() > length
                    && text.charAt(length) == ':'
                    && text.regionMatches(true, 0, scheme, 0, length)) {
                return scheme;
            }
        }
        return "";
    }

    private static SipAddress telephone(String rest) throws AddressException {
        int semicolon = rest.indexOf(';');
        String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
        if (number.isEmpty()) {
            throw new AddressException("The telephone number is empty.");
        }
        return new SipAddress(
                "tel",
                number,
                "",
                OptionalInt.empty(),
                semicolon < 0 ? Map.of() : parameters(rest.substring(semicolon + 1)));
    }

    private static String userWithoutPassword(String userInfo) throws AddressException {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        if (user.isEmpty()) {
            throw new AddressException("There is nothing before the @.");
        }
        if (user.indexOf(' ') >= 0) {
            throw new AddressException("There is a space before the @.");
        }
        return user;
    }

    private static OptionalInt port(String digits) throws AddressException {
        int port = 0;
        for (int i = 0; i < digits.length() && port <= 65_535; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new AddressException("\u201c" + digits + "\u201d is not a port.");
            }
            port = port * 10 + (c - '0');
        }
        if (port < 1 || port > 65_535) {
            throw new AddressException("The port " + digits + " is not between 1 and 65535.");
        }
        return OptionalInt.of(port);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(';', start);
            String part = end < 0 ? text.substring(start) : text.substring(start, end);
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (!name.isEmpty()) {
                found.put(
                        name.toLowerCase(Locale.ROOT),
                        equals < 0 ? "" : part.substring(equals + 1).strip());
            }
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return found;
    }

    private static void rejectControls(String text) throws AddressException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '<' || c == '>') {
                throw new AddressException("The address has a character that no address may have.");
            }
        }
    }
}
