package org.isthmus.media.rtp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the contents that share a path a packet belongs to (RFC 9143 section 9.2): the one that the packet names, else
 * the one its source is known to belong to, else the only one that takes its payload type. Any thread.
 */
final class Routes {

    /** The other side may begin new sources, and without protection anybody may make them up. */
    private static final int MOST_SOURCES = 64;

    private final Map<Long, RtpLink> bySource = new LinkedHashMap<>(MOST_SOURCES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, RtpLink> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    /** Empty for a packet that belongs nowhere. */
    synchronized Optional<RtpLink> of(byte[] packet, List<RtpLink> links) {
        if (links.size() == 1) {
            // Nothing is remembered: another content may be about to join, and the packet be meant for that.
            return Optional.of(links.getFirst());
        }
        long source = Packets.source(packet);
        Optional<RtpLink> found = named(packet, links)
                .or(() -> Optional.ofNullable(bySource.get(source)))
                .or(() -> announced(source, links))
                .or(() -> only(Packets.payloadType(packet), links));
        found.ifPresent(link -> bySource.put(source, link));
        return found;
    }

    private static Optional<RtpLink> named(byte[] packet, List<RtpLink> links) {
        return links.stream()
                .filter(link -> link.label().filter(label -> label.isOn(packet)).isPresent())
                .findFirst();
    }

    private static Optional<RtpLink> announced(long source, List<RtpLink> links) {
        return links.stream().filter(link -> link.isAnnounced(source)).findFirst();
    }

    private static Optional<RtpLink> only(int payloadType, List<RtpLink> links) {
        List<RtpLink> taking =
                links.stream().filter(link -> link.takes(payloadType)).toList();
        return taking.size() == 1 ? Optional.of(taking.getFirst()) : Optional.empty();
    }

    /** Whether packets of that source belong to the content. */
    synchronized boolean isFrom(long source, RtpLink link) {
        return bySource.get(source) == link || link.isAnnounced(source);
    }

    synchronized void forget(RtpLink link) {
        bySource.values().removeIf(known -> known == link);
    }
}
