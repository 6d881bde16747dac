package org.isthmus.media.path;

/** Takes packets that came in. */
@FunctionalInterface
public interface PacketHandler {

    /** Drops everything. */
    PacketHandler NONE = (component, packet, length) -> false;

    /**
     * On a thread of the path; must not block.
     *
     * @param component {@link org.isthmus.media.description.Transport#RTP} or {@code RTCP}
     * @param packet lent for this call only
     * @return whether the packet proved to come from the other side, or could at least be from it where nothing is
     *     protected
     */
    boolean packet(int component, byte[] packet, int length);
}
