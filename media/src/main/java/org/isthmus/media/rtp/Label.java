package org.isthmus.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format.HeaderExtension;

/**
 * The name of a packet's content in a header extension (RFC 9143 section 15, RFC 8285), by which bundled contents are told
 * apart.
 *
 * @param id of the extension, as both sides agreed
 * @param name the content's name
 */
public record Label(int id, String name) {

    private static final String URI = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /** What this side offers; other extensions are not spoken. */
    private static final int OFFERED = 1;

    /** Of an extension with a header of one octet (RFC 8285 section 4.2). */
    private static final int HIGHEST_ID = 14;

    private static final int LONGEST = 16;
    private static final int EXTENDED = 0x10;
    private static final int ONE_OCTET = 0xbede;
    private static final int TWO_OCTETS = 0x1000;

    /** What is offered for a content of that name; nothing where the name is too long to be in every packet. */
    public static Optional<Label> offered(String name) {
        return Optional.of(new Label(OFFERED, name)).filter(Label::fits);
    }

    /** What the other side says for a content of that name, where it can be used. */
    public static Optional<Label> said(List<HeaderExtension> extensions, String name) {
        return extensions.stream()
                .filter(extension -> extension.uri().equals(URI)
                        && extension.direction() != Direction.INACTIVE
                        && extension.id() >= 1
                        && extension.id() <= HIGHEST_ID)
                .map(extension -> new Label(extension.id(), name))
                .filter(Label::fits)
                .findFirst();
    }

    private boolean fits() {
        int length = octets().length;
        return length >= 1 && length <= LONGEST;
    }

    private byte[] octets() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** As a description says it. */
    public HeaderExtension extension() {
        return new HeaderExtension(id, URI, Direction.SEND_RECEIVE);
    }

    /** The packet with the name in it; as it is where it has an extension already. */
    byte[] on(byte[] packet) {
        if ((packet[0] & EXTENDED) != 0) {
            return packet;
        }
        byte[] text = octets();
        int words = (1 + text.length + 3) / 4;
        int at = Packets.RTP_HEADER + 4 * (packet[0] & 0x0f);
        byte[] out = new byte[packet.length + 4 + 4 * words];
        System.arraycopy(packet, 0, out, 0, at);
        out[0] = (byte) (out[0] | EXTENDED);
        Packets.put16(out, at, ONE_OCTET);
        Packets.put16(out, at + 2, words);
        out[at + 4] = (byte) (id << 4 | (text.length - 1));
        System.arraycopy(text, 0, out, at + 5, text.length);
        System.arraycopy(packet, at, out, at + 4 + 4 * words, packet.length - at);
        return out;
    }

    /** Whether the packet bears this name. */
    boolean isOn(byte[] packet) {
        int end = Packets.payloadOffset(packet, packet.length);
        if ((packet[0] & EXTENDED) == 0 || end > packet.length) {
            return false;
        }
        int at = Packets.RTP_HEADER + 4 * (packet[0] & 0x0f);
        int profile = Packets.u16(packet, at);
        boolean one = profile == ONE_OCTET;
        return (one || (profile & 0xfff0) == TWO_OCTETS) && isAmong(packet, at + 4, end, one);
    }

    private boolean isAmong(byte[] packet, int from, int end, boolean one) {
        byte[] text = octets();
        int at = from;
        while (at < end) {
            int head = packet[at] & 0xff;
            if (head == 0) {
                at++;
                continue;
            }
            if (!one && at + 1 >= end) {
                return false;
            }
            int found = one ? head >> 4 : head;
            int length = one ? (head & 0x0f) + 1 : packet[at + 1] & 0xff;
            int begin = at + (one ? 1 : 2);
            if (begin + length > end || (one && found > HIGHEST_ID)) {
                return false;
            }
            if (found == id) {
                return Arrays.equals(packet, begin, begin + length, text, 0, text.length);
            }
            at = begin + length;
        }
        return false;
    }
}
