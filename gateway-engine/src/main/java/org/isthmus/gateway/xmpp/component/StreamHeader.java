package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * How the server opens the stream (XEP-0114 section 3).
 *
 * @param id of the stream, part of what is proved in the handshake
 * @param clientHeader the same header as a server would send it to a client: the library knows stanzas of that namespace only
 */
record StreamHeader(String id, String clientHeader) {

    static final String STREAMS = "http://etherx.jabber.org/streams";
    static final String COMPONENT = "jabber:component:accept";
    static final String CLIENT = "jabber:client";

    /** @param tag the server's, with its brackets */
    static StreamHeader read(String tag) throws StreamBroken {
        try {
            StartTag start = StartTag.read(tag);
            if (!start.name().equals("stream") || !start.namespace().equals(STREAMS)) {
                throw new StreamBroken(StreamBroken.INVALID_NAMESPACE, "the server does not speak XMPP");
            }
            if (!start.defaultNamespace().equals(COMPONENT)) {
                throw new StreamBroken(StreamBroken.INVALID_NAMESPACE, "the port is not one for components");
            }
            return new StreamHeader(start.attribute("id").orElse(""), tag.replace(COMPONENT, CLIENT));
        } catch (XmlPullParserException | StringIndexOutOfBoundsException e) {
            throw StreamBroken.malformed("the stream header");
        } catch (StreamBroken e) {
            throw e;
        } catch (IOException e) {
            throw StreamBroken.malformed("the stream header");
        }
    }

    /** The end tag that belongs to the header. */
    String end() {
        int name = 1;
        while (XmlChars.isName(clientHeader.charAt(name))) {
            name++;
        }
        return "</" + clientHeader.substring(1, name) + ">";
    }

    static String open(String domain) {
        return "<?xml version='1.0'?><stream:stream xmlns='" + COMPONENT + "' xmlns:stream='" + STREAMS + "' to='"
                + org.jivesoftware.smack.util.StringUtils.escapeForXmlAttributeApos(domain) + "'>";
    }

    /** Proves that the secret is known, without saying it. */
    String handshake(String secret) {
        try {
            byte[] proof = MessageDigest.getInstance("SHA-1").digest((id + secret).getBytes(StandardCharsets.UTF_8));
            return "<handshake>" + HexFormat.of().formatHex(proof) + "</handshake>";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
