package org.isthmus.gateway.xmpp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts what a client writes into stream headers and whole stanzas; knows no more XML than the library under test writes. */
public final class StreamTokens {

    private final InputStream in;

    public StreamTokens(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next header or stanza; empty at the end of the stream. */
    public String next() throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        int depth = 0;
        while (true) {
            int first = in.read();
            if (first < 0) {
                return "";
            }
            token.write(first);
            if (first != '<') {
                if (depth == 0) {
                    token.reset();
                }
                continue;
            }
            String tag = tag(token);
            if (tag.isEmpty() || tag.startsWith("</stream:stream")) {
                return tag;
            }
            if (tag.startsWith("<?")) {
                token.reset();
                continue;
            }
            if (tag.startsWith("<stream:stream")) {
                return tag;
            }
            depth += tag.startsWith("</") ? -1 : tag.endsWith("/>") ? 0 : 1;
            if (depth == 0) {
                return token.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private String tag(ByteArrayOutputStream token) throws IOException {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.write('<');
        int quote = 0;
        while (true) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            token.write(c);
            tag.write(c);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '>') {
                return tag.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** The value of the first attribute of this name; empty when there is none. */
    public static String attribute(String xml, String name) {
        var matcher = java.util.regex.Pattern.compile("\\s" + name + "=(['\"])(.*?)\\1")
                .matcher(xml);
        return matcher.find() ? matcher.group(2) : "";
    }

    /** The text of the first element of this name; empty when there is none. */
    public static String text(String xml, String element) {
        var matcher = java.util.regex.Pattern.compile("<" + element + "[^>]*>([^<]*)</")
                .matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }
}
