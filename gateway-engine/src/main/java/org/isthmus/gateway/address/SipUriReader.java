package org.isthmus.gateway.address;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a SIP URI apart. Tolerant of what people type, strict about what would not survive on the wire. */
final class SipUriReader {

    private static final Pattern SCHEME = Pattern.compile("(?i)(sips?|tel|im|pres):(.*)", Pattern.DOTALL);
    private static final Pattern HOST_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)(?::(\\d{1,5}))?");

    private SipUriReader() {}

    static SipAddress read(String text) throws AddressException {
        Matcher scheme = SCHEME.matcher(text);
        String name = "sip";
        String rest = text;
        if (scheme.matches()) {
            name = scheme.group(1).toLowerCase(Locale.ROOT);
            rest = scheme.group(2);
        }
        rejectControls(rest);
        int headers = rest.indexOf('?', Math.max(0, rest.indexOf('@')));
        if (headers >= 0) {
            rest = rest.substring(0, headers);
        }
        if (name.equals("tel")) {
            return telephone(rest);
        }
        int at = rest.indexOf('@');
        String user = at < 0 ? "" : userWithoutPassword(rest.substring(0, at));
        String[] parts = rest.substring(at + 1).split(";", -1);
        Matcher hostPort = HOST_PORT.matcher(parts[0].strip());
        if (!hostPort.matches()) {
            throw new AddressException("\u201c" + parts[0] + "\u201d is not a host name.");
        }
        return new SipAddress(
                name, user, hostPort.group(1).toLowerCase(Locale.ROOT), port(hostPort), parameters(parts));
    }

    private static SipAddress telephone(String rest) throws AddressException {
        String[] parts = rest.split(";", -1);
        if (parts[0].isEmpty()) {
            throw new AddressException("The telephone number is empty.");
        }
        return new SipAddress("tel", parts[0], "", OptionalInt.empty(), parameters(parts));
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

    private static OptionalInt port(Matcher hostPort) throws AddressException {
        String digits = hostPort.group(2);
        if (digits == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new AddressException("The port " + port + " is not between 1 and 65535.");
        }
        return OptionalInt.of(port);
    }

    private static Map<String, String> parameters(String[] parts) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            if (!name.isEmpty()) {
                found.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : parts[i].substring(equals + 1));
            }
        }
        return found;
    }

    private static void rejectControls(String text) throws AddressException {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '<' || c == '>')) {
            throw new AddressException("The address has a character that no address may have.");
        }
    }
}
