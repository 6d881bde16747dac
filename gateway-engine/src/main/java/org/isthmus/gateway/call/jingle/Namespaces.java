package org.isthmus.gateway.call.jingle;

/** XML namespaces of Jingle calls. */
public final class Namespaces {

    /** XEP-0166. */
    public static final String JINGLE = "urn:xmpp:jingle:1";

    /** XEP-0166 section 10, in error stanzas. */
    public static final String ERRORS = "urn:xmpp:jingle:errors:1";

    /** XEP-0167. */
    public static final String RTP = "urn:xmpp:jingle:apps:rtp:1";

    /** XEP-0167 section 8. */
    public static final String RTP_INFO = "urn:xmpp:jingle:apps:rtp:info:1";

    /** XEP-0176. */
    public static final String ICE_UDP = "urn:xmpp:jingle:transports:ice-udp:1";

    /** XEP-0177. */
    public static final String RAW_UDP = "urn:xmpp:jingle:transports:raw-udp:1";

    /** XEP-0320. */
    public static final String DTLS = "urn:xmpp:jingle:apps:dtls:0";

    /** XEP-0338. */
    public static final String GROUPING = "urn:xmpp:jingle:apps:grouping:0";

    /** XEP-0339. */
    public static final String SOURCES = "urn:xmpp:jingle:apps:rtp:ssma:0";

    /** XEP-0293. */
    public static final String FEEDBACK = "urn:xmpp:jingle:apps:rtp:rtcp-fb:0";

    /** XEP-0294. */
    public static final String HEADER_EXTENSIONS = "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0";

    /** XEP-0262. */
    public static final String ZRTP = "urn:xmpp:jingle:apps:rtp:zrtp:1";

    /** XEP-0181. */
    public static final String DTMF = "urn:xmpp:jingle:dtmf:0";

    /** XEP-0251. */
    public static final String TRANSFER = "urn:xmpp:jingle:transfer:0";

    private Namespaces() {}
}
