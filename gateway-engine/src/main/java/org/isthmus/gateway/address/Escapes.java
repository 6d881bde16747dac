package org.isthmus.gateway.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The two escapings of an address: percent-encoding in URIs, backslash sequences in localparts (XEP-0106). */
final class Escapes {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    /** What may stand literally in the user part of a SIP URI beside letters and digits (RFC 3261 section 25.1). */
    private static final String SIP_USER = "-_.!~*'()&=+$,;?/";
    /** The same for the value of a URI parameter ({@code pvalue}). */
    private static final String SIP_PARAMETER = "-_.!~*'()[]/:&+$";
    /** The same for the local part of an {@code im} or {@code pres} URI (RFC 3859, RFC 3860, RFC 3986). */
    private static final String IM_USER = "-_.!~*'&=+$";

    private Escapes() {}

    /** Undoes percent-encoding once and reads the bytes as UTF-8. */
    static String percentDecode(String text) throws AddressException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.put(source[i]);
                continue;
            }
            if (i + 2 >= source.length || !isHex(source[i + 1]) || !isHex(source[i + 2])) {
                throw new AddressException("The address has a % that is not followed by two hexadecimal digits.");
            }
            bytes.put((byte) (HexFormat.fromHexDigit(source[i + 1]) << 4 | HexFormat.fromHexDigit(source[i + 2])));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new AddressException("The address is not UTF-8 text.");
        }
    }

    static String encodeSipUser(String text) {
        return percentEncode(text, SIP_USER);
    }

    static String encodeSipParameter(String text) {
        return percentEncode(text, SIP_PARAMETER);
    }

    static String encodeImUser(String text) {
        return percentEncode(text, IM_USER);
    }

    private static String percentEncode(String text, String literal) {
        int first = 0;
        while (first < text.length() && isLiteral(text.charAt(first), literal)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (byte b : text.substring(first).getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isLiteral((char) b, literal)) {
                out.append((char) b);
            } else {
                out.append('%');
                UPPER.toHexDigits(out, b);
            }
        }
        return out.toString();
    }

    private static boolean isLiteral(char c, String literal) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || literal.indexOf(c) >= 0;
    }

    /** Escapes what a localpart may not have; a backslash only where it would read as an escape (XEP-0106). */
    static String escapeLocalpart(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = JidReader.mustBeEscaped(c) || (c == '\\' && escapedAt(text, i) >= 0);
            if (escape && out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                if (escape) {
                    out.append('\\').append(HexFormat.of().toHexDigits((byte) c));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? text : out.toString();
    }

    /** Undoes the ten sequences of XEP-0106, once, from left to right. */
    static String unescapeLocalpart(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int plain = text.charAt(i) == '\\' ? escapedAt(text, i) : -1;
            if (plain >= 0) {
                out.append((char) plain);
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** The character that the sequence at this place stands for, or -1. */
    private static int escapedAt(String text, int backslash) {
        if (backslash + 2 >= text.length()) {
            return -1;
        }
        char high = text.charAt(backslash + 1);
        char low = text.charAt(backslash + 2);
        if (high >= '2' && high <= '5' && isLowerHex(low)) {
            char c = (char) ((high - '0') << 4 | HexFormat.fromHexDigit(low));
            return c == '\\' || JidReader.mustBeEscaped(c) ? c : -1;
        }
        return -1;
    }

    private static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean isHex(byte b) {
        return HexFormat.isHexDigit(b);
    }
}
