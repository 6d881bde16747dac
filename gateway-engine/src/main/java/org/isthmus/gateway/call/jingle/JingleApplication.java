package org.isthmus.gateway.call.jingle;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.ZrtpHash;

/** What a content carries. */
public sealed interface JingleApplication {

    /**
     * Media over RTP (XEP-0167, 0293, 0294, 0339).
     *
     * @param media such as {@code audio}
     * @param format its header extensions have directions from the view of the session's initiator, as XML says them
     */
    record Rtp(String media, Format format, Optional<Encryption> encryption) implements JingleApplication {}

    /** Something else, which only its namespace is known of. */
    record Other(String namespace) implements JingleApplication {}

    /** Keys in the description (XEP-0167 section 7, XEP-0262). */
    record Encryption(boolean required, List<Crypto> cryptos, List<ZrtpHash> zrtpHashes) {
        public Encryption {
            cryptos = List.copyOf(cryptos);
            zrtpHashes = List.copyOf(zrtpHashes);
        }
    }
}
