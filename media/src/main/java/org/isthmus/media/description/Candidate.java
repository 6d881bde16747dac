package org.isthmus.media.description;

import java.util.Optional;

/**
 * An ICE candidate (RFC 8445, written as RFC 8839 section 5.1).
 *
 * @param component {@link Transport#RTP} or {@link Transport#RTCP}
 * @param protocol lower case, {@code udp} or {@code tcp}
 * @param related the base of a reflexive or relayed candidate
 * @param tcpType active, passive or so (RFC 6544)
 * @param network an index of the network it belongs to, 0 where unknown (XEP-0176)
 */
public record Candidate(
        String foundation,
        int component,
        String protocol,
        long priority,
        Transport.Endpoint endpoint,
        Type type,
        Optional<Transport.Endpoint> related,
        Optional<String> tcpType,
        int network) {

    /** How the address was found, in the words of RFC 8839. */
    public enum Type {
        HOST("host"),
        SERVER_REFLEXIVE("srflx"),
        PEER_REFLEXIVE("prflx"),
        RELAYED("relay");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.word.equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
