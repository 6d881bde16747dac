package org.isthmus.gateway.xmpp.jingle;

import java.util.Set;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.isthmus.media.description.MediaKind;

/** The names of what a device must be able to do to be called, and of what this one says that it can (XEP-0030). */
public final class CallFeatures {

    static final String JINGLE = JingleIq.NAMESPACE;
    static final String RTP = Namespaces.RTP;
    static final String AUDIO = "urn:xmpp:jingle:apps:rtp:audio";
    static final String VIDEO = "urn:xmpp:jingle:apps:rtp:video";
    static final String ANNOUNCED = Announcement.NAMESPACE;

    /** All that this program does about calls. */
    public static final Set<String> ALL = Set.of(
            JINGLE,
            RTP,
            AUDIO,
            VIDEO,
            ANNOUNCED,
            Namespaces.DTMF,
            Namespaces.TRANSFER,
            Namespaces.RTP_INFO,
            Namespaces.FEEDBACK,
            Namespaces.HEADER_EXTENSIONS,
            Namespaces.SOURCES,
            Namespaces.DTLS,
            Namespaces.GROUPING,
            Namespaces.ICE_UDP,
            Namespaces.RAW_UDP);

    private CallFeatures() {}

    /** Whether a device with these features can be offered a session with such media. */
    static boolean takes(Set<String> features, Set<MediaKind> kinds) {
        return features.contains(JINGLE)
                && features.contains(RTP)
                && kinds.stream().allMatch(kind -> features.contains(kind == MediaKind.AUDIO ? AUDIO : VIDEO));
    }
}
