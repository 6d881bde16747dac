package org.isthmus.gateway.sip.body;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.isthmus.gateway.xml.XmlText;

/** Text of a body in whatever character set its type names. */
public final class Charsets {

    private Charsets() {}

    /**
     * The text, with U+FFFD where the bytes make no character and where XML allows none.
     *
     * @return empty when the character set is not known here
     */
    public static Optional<String> decode(MediaType type, byte[] body) {
        Optional<String> named = type.parameter("charset").filter(name -> !name.isBlank());
        Optional<Charset> charset = named.isEmpty() ? Optional.of(StandardCharsets.UTF_8) : find(named.get());
        return charset.map(found -> XmlText.legal(new String(body, found)));
    }

    private static Optional<Charset> find(String name) {
        if (name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("us-ascii")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
