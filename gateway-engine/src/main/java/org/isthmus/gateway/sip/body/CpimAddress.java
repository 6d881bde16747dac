package org.isthmus.gateway.sip.body;

/**
 * An address in a CPIM header: {@code "Name" <uri>} (RFC 3862 section 4.1).
 *
 * @param name empty when there is none
 */
public record CpimAddress(String name, String uri) {

    static CpimAddress parse(String value) throws BodyException {
        int open = value.lastIndexOf('<');
        int close = value.lastIndexOf('>');
        if (open < 0 || close < open) {
            if (value.indexOf(':') > 0 && value.indexOf(' ') < 0) {
                return new CpimAddress("", value);
            }
            throw new BodyException("CPIM address without a URI");
        }
        return new CpimAddress(
                unquoted(value.substring(0, open).strip()),
                value.substring(open + 1, close).strip());
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return CpimText.unescape(quoted ? name.substring(1, name.length() - 1) : name);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : "\"" + CpimText.escape(name) + "\" ") + "<" + uri + ">";
    }
}
