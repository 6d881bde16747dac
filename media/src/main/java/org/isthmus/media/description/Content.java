package org.isthmus.media.description;

import java.util.List;

/**
 * One stream of media: a Jingle content, an m= line.
 *
 * @param name unique within the session: the content's name, the m= line's mid
 * @param direction what the side that wrote this sends and takes
 * @param transport where its packets are received
 */
public record Content(
        String name, MediaKind kind, Direction direction, Format format, Security security, Transport transport) {

    public Content with(Direction changed) {
        return new Content(name, kind, changed, format, security, transport);
    }

    public Content with(Format changed) {
        return new Content(name, kind, direction, changed, security, transport);
    }

    public Content with(Security changed) {
        return new Content(name, kind, direction, format, changed, transport);
    }

    public Content with(Transport changed) {
        return new Content(name, kind, direction, format, security, changed);
    }

    public List<PayloadType> payloads() {
        return format.payloads();
    }
}
